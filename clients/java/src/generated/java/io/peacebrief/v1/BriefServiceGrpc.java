package io.peacebrief.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Keeps articles with their briefs, finds them, tells what changes, and forgets what it is told to forget. Everything is
 * kept for the caller's tenant, and nobody else sees it.
 * Besides with the reasons that the methods name, each fails with UNAVAILABLE where the storage cannot be reached
 * (`STORAGE_UNAVAILABLE`), with RESOURCE_EXHAUSTED where it is full (`STORAGE_FULL`), with FAILED_PRECONDITION where it
 * cannot be written (`STORAGE_READ_ONLY`), and with DATA_LOSS where it is damaged (`STORAGE_CORRUPTED`). Where the service
 * was started to keep nothing, each fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`).
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class BriefServiceGrpc {

  private BriefServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "peacebrief.v1.BriefService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.IngestArticleRequest,
      io.peacebrief.v1.IngestArticleResponse> getIngestArticleMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "IngestArticle",
      requestType = io.peacebrief.v1.IngestArticleRequest.class,
      responseType = io.peacebrief.v1.IngestArticleResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.IngestArticleRequest,
      io.peacebrief.v1.IngestArticleResponse> getIngestArticleMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.IngestArticleRequest, io.peacebrief.v1.IngestArticleResponse> getIngestArticleMethod;
    if ((getIngestArticleMethod = BriefServiceGrpc.getIngestArticleMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getIngestArticleMethod = BriefServiceGrpc.getIngestArticleMethod) == null) {
          BriefServiceGrpc.getIngestArticleMethod = getIngestArticleMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.IngestArticleRequest, io.peacebrief.v1.IngestArticleResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "IngestArticle"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.IngestArticleRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.IngestArticleResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("IngestArticle"))
              .build();
        }
      }
    }
    return getIngestArticleMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.IngestArticlesRequest,
      io.peacebrief.v1.IngestArticlesResponse> getIngestArticlesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "IngestArticles",
      requestType = io.peacebrief.v1.IngestArticlesRequest.class,
      responseType = io.peacebrief.v1.IngestArticlesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.IngestArticlesRequest,
      io.peacebrief.v1.IngestArticlesResponse> getIngestArticlesMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.IngestArticlesRequest, io.peacebrief.v1.IngestArticlesResponse> getIngestArticlesMethod;
    if ((getIngestArticlesMethod = BriefServiceGrpc.getIngestArticlesMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getIngestArticlesMethod = BriefServiceGrpc.getIngestArticlesMethod) == null) {
          BriefServiceGrpc.getIngestArticlesMethod = getIngestArticlesMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.IngestArticlesRequest, io.peacebrief.v1.IngestArticlesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "IngestArticles"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.IngestArticlesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.IngestArticlesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("IngestArticles"))
              .build();
        }
      }
    }
    return getIngestArticlesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.GetArticleRequest,
      io.peacebrief.v1.GetArticleResponse> getGetArticleMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetArticle",
      requestType = io.peacebrief.v1.GetArticleRequest.class,
      responseType = io.peacebrief.v1.GetArticleResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.GetArticleRequest,
      io.peacebrief.v1.GetArticleResponse> getGetArticleMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.GetArticleRequest, io.peacebrief.v1.GetArticleResponse> getGetArticleMethod;
    if ((getGetArticleMethod = BriefServiceGrpc.getGetArticleMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getGetArticleMethod = BriefServiceGrpc.getGetArticleMethod) == null) {
          BriefServiceGrpc.getGetArticleMethod = getGetArticleMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.GetArticleRequest, io.peacebrief.v1.GetArticleResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetArticle"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetArticleRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetArticleResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("GetArticle"))
              .build();
        }
      }
    }
    return getGetArticleMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.GetBriefRequest,
      io.peacebrief.v1.GetBriefResponse> getGetBriefMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetBrief",
      requestType = io.peacebrief.v1.GetBriefRequest.class,
      responseType = io.peacebrief.v1.GetBriefResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.GetBriefRequest,
      io.peacebrief.v1.GetBriefResponse> getGetBriefMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.GetBriefRequest, io.peacebrief.v1.GetBriefResponse> getGetBriefMethod;
    if ((getGetBriefMethod = BriefServiceGrpc.getGetBriefMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getGetBriefMethod = BriefServiceGrpc.getGetBriefMethod) == null) {
          BriefServiceGrpc.getGetBriefMethod = getGetBriefMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.GetBriefRequest, io.peacebrief.v1.GetBriefResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetBrief"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetBriefRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetBriefResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("GetBrief"))
              .build();
        }
      }
    }
    return getGetBriefMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.BatchGetBriefsRequest,
      io.peacebrief.v1.BatchGetBriefsResponse> getBatchGetBriefsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchGetBriefs",
      requestType = io.peacebrief.v1.BatchGetBriefsRequest.class,
      responseType = io.peacebrief.v1.BatchGetBriefsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.BatchGetBriefsRequest,
      io.peacebrief.v1.BatchGetBriefsResponse> getBatchGetBriefsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.BatchGetBriefsRequest, io.peacebrief.v1.BatchGetBriefsResponse> getBatchGetBriefsMethod;
    if ((getBatchGetBriefsMethod = BriefServiceGrpc.getBatchGetBriefsMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getBatchGetBriefsMethod = BriefServiceGrpc.getBatchGetBriefsMethod) == null) {
          BriefServiceGrpc.getBatchGetBriefsMethod = getBatchGetBriefsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.BatchGetBriefsRequest, io.peacebrief.v1.BatchGetBriefsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchGetBriefs"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.BatchGetBriefsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.BatchGetBriefsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("BatchGetBriefs"))
              .build();
        }
      }
    }
    return getBatchGetBriefsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.ListBriefsRequest,
      io.peacebrief.v1.ListBriefsResponse> getListBriefsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListBriefs",
      requestType = io.peacebrief.v1.ListBriefsRequest.class,
      responseType = io.peacebrief.v1.ListBriefsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.ListBriefsRequest,
      io.peacebrief.v1.ListBriefsResponse> getListBriefsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.ListBriefsRequest, io.peacebrief.v1.ListBriefsResponse> getListBriefsMethod;
    if ((getListBriefsMethod = BriefServiceGrpc.getListBriefsMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getListBriefsMethod = BriefServiceGrpc.getListBriefsMethod) == null) {
          BriefServiceGrpc.getListBriefsMethod = getListBriefsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.ListBriefsRequest, io.peacebrief.v1.ListBriefsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListBriefs"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListBriefsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListBriefsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("ListBriefs"))
              .build();
        }
      }
    }
    return getListBriefsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.SearchBriefsRequest,
      io.peacebrief.v1.SearchBriefsResponse> getSearchBriefsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SearchBriefs",
      requestType = io.peacebrief.v1.SearchBriefsRequest.class,
      responseType = io.peacebrief.v1.SearchBriefsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.SearchBriefsRequest,
      io.peacebrief.v1.SearchBriefsResponse> getSearchBriefsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.SearchBriefsRequest, io.peacebrief.v1.SearchBriefsResponse> getSearchBriefsMethod;
    if ((getSearchBriefsMethod = BriefServiceGrpc.getSearchBriefsMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getSearchBriefsMethod = BriefServiceGrpc.getSearchBriefsMethod) == null) {
          BriefServiceGrpc.getSearchBriefsMethod = getSearchBriefsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.SearchBriefsRequest, io.peacebrief.v1.SearchBriefsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SearchBriefs"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SearchBriefsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SearchBriefsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("SearchBriefs"))
              .build();
        }
      }
    }
    return getSearchBriefsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.DeleteArticleRequest,
      io.peacebrief.v1.DeleteArticleResponse> getDeleteArticleMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteArticle",
      requestType = io.peacebrief.v1.DeleteArticleRequest.class,
      responseType = io.peacebrief.v1.DeleteArticleResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.DeleteArticleRequest,
      io.peacebrief.v1.DeleteArticleResponse> getDeleteArticleMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.DeleteArticleRequest, io.peacebrief.v1.DeleteArticleResponse> getDeleteArticleMethod;
    if ((getDeleteArticleMethod = BriefServiceGrpc.getDeleteArticleMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getDeleteArticleMethod = BriefServiceGrpc.getDeleteArticleMethod) == null) {
          BriefServiceGrpc.getDeleteArticleMethod = getDeleteArticleMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.DeleteArticleRequest, io.peacebrief.v1.DeleteArticleResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteArticle"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.DeleteArticleRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.DeleteArticleResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("DeleteArticle"))
              .build();
        }
      }
    }
    return getDeleteArticleMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.RebriefRequest,
      io.peacebrief.v1.RebriefResponse> getRebriefMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Rebrief",
      requestType = io.peacebrief.v1.RebriefRequest.class,
      responseType = io.peacebrief.v1.RebriefResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.RebriefRequest,
      io.peacebrief.v1.RebriefResponse> getRebriefMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.RebriefRequest, io.peacebrief.v1.RebriefResponse> getRebriefMethod;
    if ((getRebriefMethod = BriefServiceGrpc.getRebriefMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getRebriefMethod = BriefServiceGrpc.getRebriefMethod) == null) {
          BriefServiceGrpc.getRebriefMethod = getRebriefMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.RebriefRequest, io.peacebrief.v1.RebriefResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Rebrief"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.RebriefRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.RebriefResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("Rebrief"))
              .build();
        }
      }
    }
    return getRebriefMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.WatchBriefsRequest,
      io.peacebrief.v1.WatchBriefsResponse> getWatchBriefsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "WatchBriefs",
      requestType = io.peacebrief.v1.WatchBriefsRequest.class,
      responseType = io.peacebrief.v1.WatchBriefsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.WatchBriefsRequest,
      io.peacebrief.v1.WatchBriefsResponse> getWatchBriefsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.WatchBriefsRequest, io.peacebrief.v1.WatchBriefsResponse> getWatchBriefsMethod;
    if ((getWatchBriefsMethod = BriefServiceGrpc.getWatchBriefsMethod) == null) {
      synchronized (BriefServiceGrpc.class) {
        if ((getWatchBriefsMethod = BriefServiceGrpc.getWatchBriefsMethod) == null) {
          BriefServiceGrpc.getWatchBriefsMethod = getWatchBriefsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.WatchBriefsRequest, io.peacebrief.v1.WatchBriefsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "WatchBriefs"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.WatchBriefsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.WatchBriefsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new BriefServiceMethodDescriptorSupplier("WatchBriefs"))
              .build();
        }
      }
    }
    return getWatchBriefsMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static BriefServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<BriefServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<BriefServiceStub>() {
        @java.lang.Override
        public BriefServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new BriefServiceStub(channel, callOptions);
        }
      };
    return BriefServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static BriefServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<BriefServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<BriefServiceBlockingV2Stub>() {
        @java.lang.Override
        public BriefServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new BriefServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return BriefServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static BriefServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<BriefServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<BriefServiceBlockingStub>() {
        @java.lang.Override
        public BriefServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new BriefServiceBlockingStub(channel, callOptions);
        }
      };
    return BriefServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static BriefServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<BriefServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<BriefServiceFutureStub>() {
        @java.lang.Override
        public BriefServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new BriefServiceFutureStub(channel, callOptions);
        }
      };
    return BriefServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Keeps articles with their briefs, finds them, tells what changes, and forgets what it is told to forget. Everything is
   * kept for the caller's tenant, and nobody else sees it.
   * Besides with the reasons that the methods name, each fails with UNAVAILABLE where the storage cannot be reached
   * (`STORAGE_UNAVAILABLE`), with RESOURCE_EXHAUSTED where it is full (`STORAGE_FULL`), with FAILED_PRECONDITION where it
   * cannot be written (`STORAGE_READ_ONLY`), and with DATA_LOSS where it is damaged (`STORAGE_CORRUPTED`). Where the service
   * was started to keep nothing, each fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`).
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Condenses one article and keeps it with its brief. The answer comes once both are durable.
     * The same article twice (the same title, body, source and date of publication) is one article: the answer is what is
     * kept. Fails like `SummarizerService.Summarize` where the article cannot be read, and keeps nothing then; with
     * ALREADY_EXISTS where the request id came with another article before; with FAILED_PRECONDITION (`ARTICLE_DELETED`)
     * where its article has been deleted since.
     * </pre>
     */
    default void ingestArticle(io.peacebrief.v1.IngestArticleRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticleResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getIngestArticleMethod(), responseObserver);
    }

    /**
     * <pre>
     * Condenses and keeps many articles. Responses come in the order of the requests, each once what it acknowledges is
     * durable; an article that cannot be kept is answered by its error, and the stream goes on.
     * </pre>
     */
    default io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticlesRequest> ingestArticles(
        io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticlesResponse> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getIngestArticlesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gets one article, verbatim.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    default void getArticle(io.peacebrief.v1.GetArticleRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetArticleResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetArticleMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gets one brief.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    default void getBrief(io.peacebrief.v1.GetBriefRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetBriefResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetBriefMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gets many briefs at once. What is not there does not fail the others.
     * </pre>
     */
    default void batchGetBriefs(io.peacebrief.v1.BatchGetBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.BatchGetBriefsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchGetBriefsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists briefs, filtered and in order, page by page. A brief that is there from the first page to the last is listed
     * exactly once, whatever else comes and goes meanwhile.
     * Fails with INVALID_ARGUMENT where the page token is none (`PAGE_TOKEN_INVALID`) or comes from a call with another
     * filter or order (`PAGE_TOKEN_MISMATCH`).
     * </pre>
     */
    default void listBriefs(io.peacebrief.v1.ListBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListBriefsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListBriefsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Searches the full text of articles and of the words of their briefs; the best first.
     * Fails with INVALID_ARGUMENT as `ListBriefs` does, and where the query has no word to search for. Ranks follow what is
     * kept at the time, so that a brief may move between two pages while articles come in. Of more than 2,000 texts that
     * match, the latest 2,000 are ranked. A datastore may not rank by words that more than 20,000 texts have: the latest
     * come first then.
     * </pre>
     */
    default void searchBriefs(io.peacebrief.v1.SearchBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SearchBriefsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSearchBriefsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Erases an article, its brief, and all that was derived from it. What remains is that an article of this name was
     * deleted, and that alone.
     * Answers once the registry is rid of it, too, but after 5 seconds at the latest: the article itself is gone then,
     * the registry follows by itself, and answers nothing before it has.
     * Fails with NOT_FOUND where there is none of this name, unless `allow_missing` is set.
     * </pre>
     */
    default void deleteArticle(io.peacebrief.v1.DeleteArticleRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.DeleteArticleResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteArticleMethod(), responseObserver);
    }

    /**
     * <pre>
     * Reads articles anew whose briefs are of another engine, model or lexicon than the service's own, and replaces their
     * briefs. The old brief can be read until then. A call that ends early has lost nothing: the next one goes on where
     * it ended, since what is done needs no doing.
     * </pre>
     */
    default void rebrief(io.peacebrief.v1.RebriefRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.RebriefResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRebriefMethod(), responseObserver);
    }

    /**
     * <pre>
     * Tells what changes, in one order that is the same for all watchers: every change once, from the cursor on, across
     * connections, restarts and replicas.
     * The service ends the stream from time to time with UNAVAILABLE (`SHUTTING_DOWN`), and ends that of a watcher who
     * does not keep up with RESOURCE_EXHAUSTED (`WATCHER_TOO_SLOW`); both go on from their last cursor. Fails with
     * INVALID_ARGUMENT where the cursor is none (`CURSOR_INVALID`) or comes from another datastore or tenant
     * (`CURSOR_FOREIGN`), with OUT_OF_RANGE where what follows it is no longer kept (`CURSOR_EXPIRED`), or where it is newer than the
     * datastore, which was restored from a backup (`CURSOR_AHEAD`). After the latter two, list what there is, and watch
     * from a new start.
     * </pre>
     */
    default void watchBriefs(io.peacebrief.v1.WatchBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.WatchBriefsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getWatchBriefsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service BriefService.
   * <pre>
   * Keeps articles with their briefs, finds them, tells what changes, and forgets what it is told to forget. Everything is
   * kept for the caller's tenant, and nobody else sees it.
   * Besides with the reasons that the methods name, each fails with UNAVAILABLE where the storage cannot be reached
   * (`STORAGE_UNAVAILABLE`), with RESOURCE_EXHAUSTED where it is full (`STORAGE_FULL`), with FAILED_PRECONDITION where it
   * cannot be written (`STORAGE_READ_ONLY`), and with DATA_LOSS where it is damaged (`STORAGE_CORRUPTED`). Where the service
   * was started to keep nothing, each fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`).
   * </pre>
   */
  public static abstract class BriefServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return BriefServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service BriefService.
   * <pre>
   * Keeps articles with their briefs, finds them, tells what changes, and forgets what it is told to forget. Everything is
   * kept for the caller's tenant, and nobody else sees it.
   * Besides with the reasons that the methods name, each fails with UNAVAILABLE where the storage cannot be reached
   * (`STORAGE_UNAVAILABLE`), with RESOURCE_EXHAUSTED where it is full (`STORAGE_FULL`), with FAILED_PRECONDITION where it
   * cannot be written (`STORAGE_READ_ONLY`), and with DATA_LOSS where it is damaged (`STORAGE_CORRUPTED`). Where the service
   * was started to keep nothing, each fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`).
   * </pre>
   */
  public static final class BriefServiceStub
      extends io.grpc.stub.AbstractAsyncStub<BriefServiceStub> {
    private BriefServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected BriefServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new BriefServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article and keeps it with its brief. The answer comes once both are durable.
     * The same article twice (the same title, body, source and date of publication) is one article: the answer is what is
     * kept. Fails like `SummarizerService.Summarize` where the article cannot be read, and keeps nothing then; with
     * ALREADY_EXISTS where the request id came with another article before; with FAILED_PRECONDITION (`ARTICLE_DELETED`)
     * where its article has been deleted since.
     * </pre>
     */
    public void ingestArticle(io.peacebrief.v1.IngestArticleRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticleResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getIngestArticleMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Condenses and keeps many articles. Responses come in the order of the requests, each once what it acknowledges is
     * durable; an article that cannot be kept is answered by its error, and the stream goes on.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticlesRequest> ingestArticles(
        io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticlesResponse> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncBidiStreamingCall(
          getChannel().newCall(getIngestArticlesMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Gets one article, verbatim.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public void getArticle(io.peacebrief.v1.GetArticleRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetArticleResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetArticleMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Gets one brief.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public void getBrief(io.peacebrief.v1.GetBriefRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetBriefResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetBriefMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Gets many briefs at once. What is not there does not fail the others.
     * </pre>
     */
    public void batchGetBriefs(io.peacebrief.v1.BatchGetBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.BatchGetBriefsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchGetBriefsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists briefs, filtered and in order, page by page. A brief that is there from the first page to the last is listed
     * exactly once, whatever else comes and goes meanwhile.
     * Fails with INVALID_ARGUMENT where the page token is none (`PAGE_TOKEN_INVALID`) or comes from a call with another
     * filter or order (`PAGE_TOKEN_MISMATCH`).
     * </pre>
     */
    public void listBriefs(io.peacebrief.v1.ListBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListBriefsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListBriefsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Searches the full text of articles and of the words of their briefs; the best first.
     * Fails with INVALID_ARGUMENT as `ListBriefs` does, and where the query has no word to search for. Ranks follow what is
     * kept at the time, so that a brief may move between two pages while articles come in. Of more than 2,000 texts that
     * match, the latest 2,000 are ranked. A datastore may not rank by words that more than 20,000 texts have: the latest
     * come first then.
     * </pre>
     */
    public void searchBriefs(io.peacebrief.v1.SearchBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SearchBriefsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSearchBriefsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Erases an article, its brief, and all that was derived from it. What remains is that an article of this name was
     * deleted, and that alone.
     * Answers once the registry is rid of it, too, but after 5 seconds at the latest: the article itself is gone then,
     * the registry follows by itself, and answers nothing before it has.
     * Fails with NOT_FOUND where there is none of this name, unless `allow_missing` is set.
     * </pre>
     */
    public void deleteArticle(io.peacebrief.v1.DeleteArticleRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.DeleteArticleResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteArticleMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Reads articles anew whose briefs are of another engine, model or lexicon than the service's own, and replaces their
     * briefs. The old brief can be read until then. A call that ends early has lost nothing: the next one goes on where
     * it ended, since what is done needs no doing.
     * </pre>
     */
    public void rebrief(io.peacebrief.v1.RebriefRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.RebriefResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getRebriefMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Tells what changes, in one order that is the same for all watchers: every change once, from the cursor on, across
     * connections, restarts and replicas.
     * The service ends the stream from time to time with UNAVAILABLE (`SHUTTING_DOWN`), and ends that of a watcher who
     * does not keep up with RESOURCE_EXHAUSTED (`WATCHER_TOO_SLOW`); both go on from their last cursor. Fails with
     * INVALID_ARGUMENT where the cursor is none (`CURSOR_INVALID`) or comes from another datastore or tenant
     * (`CURSOR_FOREIGN`), with OUT_OF_RANGE where what follows it is no longer kept (`CURSOR_EXPIRED`), or where it is newer than the
     * datastore, which was restored from a backup (`CURSOR_AHEAD`). After the latter two, list what there is, and watch
     * from a new start.
     * </pre>
     */
    public void watchBriefs(io.peacebrief.v1.WatchBriefsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.WatchBriefsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getWatchBriefsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service BriefService.
   * <pre>
   * Keeps articles with their briefs, finds them, tells what changes, and forgets what it is told to forget. Everything is
   * kept for the caller's tenant, and nobody else sees it.
   * Besides with the reasons that the methods name, each fails with UNAVAILABLE where the storage cannot be reached
   * (`STORAGE_UNAVAILABLE`), with RESOURCE_EXHAUSTED where it is full (`STORAGE_FULL`), with FAILED_PRECONDITION where it
   * cannot be written (`STORAGE_READ_ONLY`), and with DATA_LOSS where it is damaged (`STORAGE_CORRUPTED`). Where the service
   * was started to keep nothing, each fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`).
   * </pre>
   */
  public static final class BriefServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<BriefServiceBlockingV2Stub> {
    private BriefServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected BriefServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new BriefServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article and keeps it with its brief. The answer comes once both are durable.
     * The same article twice (the same title, body, source and date of publication) is one article: the answer is what is
     * kept. Fails like `SummarizerService.Summarize` where the article cannot be read, and keeps nothing then; with
     * ALREADY_EXISTS where the request id came with another article before; with FAILED_PRECONDITION (`ARTICLE_DELETED`)
     * where its article has been deleted since.
     * </pre>
     */
    public io.peacebrief.v1.IngestArticleResponse ingestArticle(io.peacebrief.v1.IngestArticleRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getIngestArticleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Condenses and keeps many articles. Responses come in the order of the requests, each once what it acknowledges is
     * durable; an article that cannot be kept is answered by its error, and the stream goes on.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<io.peacebrief.v1.IngestArticlesRequest, io.peacebrief.v1.IngestArticlesResponse>
        ingestArticles() {
      return io.grpc.stub.ClientCalls.blockingBidiStreamingCall(
          getChannel(), getIngestArticlesMethod(), getCallOptions());
    }

    /**
     * <pre>
     * Gets one article, verbatim.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetArticleResponse getArticle(io.peacebrief.v1.GetArticleRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetArticleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets one brief.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetBriefResponse getBrief(io.peacebrief.v1.GetBriefRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetBriefMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets many briefs at once. What is not there does not fail the others.
     * </pre>
     */
    public io.peacebrief.v1.BatchGetBriefsResponse batchGetBriefs(io.peacebrief.v1.BatchGetBriefsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBatchGetBriefsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists briefs, filtered and in order, page by page. A brief that is there from the first page to the last is listed
     * exactly once, whatever else comes and goes meanwhile.
     * Fails with INVALID_ARGUMENT where the page token is none (`PAGE_TOKEN_INVALID`) or comes from a call with another
     * filter or order (`PAGE_TOKEN_MISMATCH`).
     * </pre>
     */
    public io.peacebrief.v1.ListBriefsResponse listBriefs(io.peacebrief.v1.ListBriefsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListBriefsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Searches the full text of articles and of the words of their briefs; the best first.
     * Fails with INVALID_ARGUMENT as `ListBriefs` does, and where the query has no word to search for. Ranks follow what is
     * kept at the time, so that a brief may move between two pages while articles come in. Of more than 2,000 texts that
     * match, the latest 2,000 are ranked. A datastore may not rank by words that more than 20,000 texts have: the latest
     * come first then.
     * </pre>
     */
    public io.peacebrief.v1.SearchBriefsResponse searchBriefs(io.peacebrief.v1.SearchBriefsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSearchBriefsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Erases an article, its brief, and all that was derived from it. What remains is that an article of this name was
     * deleted, and that alone.
     * Answers once the registry is rid of it, too, but after 5 seconds at the latest: the article itself is gone then,
     * the registry follows by itself, and answers nothing before it has.
     * Fails with NOT_FOUND where there is none of this name, unless `allow_missing` is set.
     * </pre>
     */
    public io.peacebrief.v1.DeleteArticleResponse deleteArticle(io.peacebrief.v1.DeleteArticleRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteArticleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Reads articles anew whose briefs are of another engine, model or lexicon than the service's own, and replaces their
     * briefs. The old brief can be read until then. A call that ends early has lost nothing: the next one goes on where
     * it ended, since what is done needs no doing.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, io.peacebrief.v1.RebriefResponse>
        rebrief(io.peacebrief.v1.RebriefRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getRebriefMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Tells what changes, in one order that is the same for all watchers: every change once, from the cursor on, across
     * connections, restarts and replicas.
     * The service ends the stream from time to time with UNAVAILABLE (`SHUTTING_DOWN`), and ends that of a watcher who
     * does not keep up with RESOURCE_EXHAUSTED (`WATCHER_TOO_SLOW`); both go on from their last cursor. Fails with
     * INVALID_ARGUMENT where the cursor is none (`CURSOR_INVALID`) or comes from another datastore or tenant
     * (`CURSOR_FOREIGN`), with OUT_OF_RANGE where what follows it is no longer kept (`CURSOR_EXPIRED`), or where it is newer than the
     * datastore, which was restored from a backup (`CURSOR_AHEAD`). After the latter two, list what there is, and watch
     * from a new start.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, io.peacebrief.v1.WatchBriefsResponse>
        watchBriefs(io.peacebrief.v1.WatchBriefsRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getWatchBriefsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service BriefService.
   * <pre>
   * Keeps articles with their briefs, finds them, tells what changes, and forgets what it is told to forget. Everything is
   * kept for the caller's tenant, and nobody else sees it.
   * Besides with the reasons that the methods name, each fails with UNAVAILABLE where the storage cannot be reached
   * (`STORAGE_UNAVAILABLE`), with RESOURCE_EXHAUSTED where it is full (`STORAGE_FULL`), with FAILED_PRECONDITION where it
   * cannot be written (`STORAGE_READ_ONLY`), and with DATA_LOSS where it is damaged (`STORAGE_CORRUPTED`). Where the service
   * was started to keep nothing, each fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`).
   * </pre>
   */
  public static final class BriefServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<BriefServiceBlockingStub> {
    private BriefServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected BriefServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new BriefServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article and keeps it with its brief. The answer comes once both are durable.
     * The same article twice (the same title, body, source and date of publication) is one article: the answer is what is
     * kept. Fails like `SummarizerService.Summarize` where the article cannot be read, and keeps nothing then; with
     * ALREADY_EXISTS where the request id came with another article before; with FAILED_PRECONDITION (`ARTICLE_DELETED`)
     * where its article has been deleted since.
     * </pre>
     */
    public io.peacebrief.v1.IngestArticleResponse ingestArticle(io.peacebrief.v1.IngestArticleRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getIngestArticleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets one article, verbatim.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetArticleResponse getArticle(io.peacebrief.v1.GetArticleRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetArticleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets one brief.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetBriefResponse getBrief(io.peacebrief.v1.GetBriefRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetBriefMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets many briefs at once. What is not there does not fail the others.
     * </pre>
     */
    public io.peacebrief.v1.BatchGetBriefsResponse batchGetBriefs(io.peacebrief.v1.BatchGetBriefsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchGetBriefsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists briefs, filtered and in order, page by page. A brief that is there from the first page to the last is listed
     * exactly once, whatever else comes and goes meanwhile.
     * Fails with INVALID_ARGUMENT where the page token is none (`PAGE_TOKEN_INVALID`) or comes from a call with another
     * filter or order (`PAGE_TOKEN_MISMATCH`).
     * </pre>
     */
    public io.peacebrief.v1.ListBriefsResponse listBriefs(io.peacebrief.v1.ListBriefsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListBriefsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Searches the full text of articles and of the words of their briefs; the best first.
     * Fails with INVALID_ARGUMENT as `ListBriefs` does, and where the query has no word to search for. Ranks follow what is
     * kept at the time, so that a brief may move between two pages while articles come in. Of more than 2,000 texts that
     * match, the latest 2,000 are ranked. A datastore may not rank by words that more than 20,000 texts have: the latest
     * come first then.
     * </pre>
     */
    public io.peacebrief.v1.SearchBriefsResponse searchBriefs(io.peacebrief.v1.SearchBriefsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSearchBriefsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Erases an article, its brief, and all that was derived from it. What remains is that an article of this name was
     * deleted, and that alone.
     * Answers once the registry is rid of it, too, but after 5 seconds at the latest: the article itself is gone then,
     * the registry follows by itself, and answers nothing before it has.
     * Fails with NOT_FOUND where there is none of this name, unless `allow_missing` is set.
     * </pre>
     */
    public io.peacebrief.v1.DeleteArticleResponse deleteArticle(io.peacebrief.v1.DeleteArticleRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteArticleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Reads articles anew whose briefs are of another engine, model or lexicon than the service's own, and replaces their
     * briefs. The old brief can be read until then. A call that ends early has lost nothing: the next one goes on where
     * it ended, since what is done needs no doing.
     * </pre>
     */
    public java.util.Iterator<io.peacebrief.v1.RebriefResponse> rebrief(
        io.peacebrief.v1.RebriefRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getRebriefMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Tells what changes, in one order that is the same for all watchers: every change once, from the cursor on, across
     * connections, restarts and replicas.
     * The service ends the stream from time to time with UNAVAILABLE (`SHUTTING_DOWN`), and ends that of a watcher who
     * does not keep up with RESOURCE_EXHAUSTED (`WATCHER_TOO_SLOW`); both go on from their last cursor. Fails with
     * INVALID_ARGUMENT where the cursor is none (`CURSOR_INVALID`) or comes from another datastore or tenant
     * (`CURSOR_FOREIGN`), with OUT_OF_RANGE where what follows it is no longer kept (`CURSOR_EXPIRED`), or where it is newer than the
     * datastore, which was restored from a backup (`CURSOR_AHEAD`). After the latter two, list what there is, and watch
     * from a new start.
     * </pre>
     */
    public java.util.Iterator<io.peacebrief.v1.WatchBriefsResponse> watchBriefs(
        io.peacebrief.v1.WatchBriefsRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getWatchBriefsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service BriefService.
   * <pre>
   * Keeps articles with their briefs, finds them, tells what changes, and forgets what it is told to forget. Everything is
   * kept for the caller's tenant, and nobody else sees it.
   * Besides with the reasons that the methods name, each fails with UNAVAILABLE where the storage cannot be reached
   * (`STORAGE_UNAVAILABLE`), with RESOURCE_EXHAUSTED where it is full (`STORAGE_FULL`), with FAILED_PRECONDITION where it
   * cannot be written (`STORAGE_READ_ONLY`), and with DATA_LOSS where it is damaged (`STORAGE_CORRUPTED`). Where the service
   * was started to keep nothing, each fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`).
   * </pre>
   */
  public static final class BriefServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<BriefServiceFutureStub> {
    private BriefServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected BriefServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new BriefServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article and keeps it with its brief. The answer comes once both are durable.
     * The same article twice (the same title, body, source and date of publication) is one article: the answer is what is
     * kept. Fails like `SummarizerService.Summarize` where the article cannot be read, and keeps nothing then; with
     * ALREADY_EXISTS where the request id came with another article before; with FAILED_PRECONDITION (`ARTICLE_DELETED`)
     * where its article has been deleted since.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.IngestArticleResponse> ingestArticle(
        io.peacebrief.v1.IngestArticleRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getIngestArticleMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gets one article, verbatim.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.GetArticleResponse> getArticle(
        io.peacebrief.v1.GetArticleRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetArticleMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gets one brief.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.GetBriefResponse> getBrief(
        io.peacebrief.v1.GetBriefRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetBriefMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gets many briefs at once. What is not there does not fail the others.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.BatchGetBriefsResponse> batchGetBriefs(
        io.peacebrief.v1.BatchGetBriefsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchGetBriefsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists briefs, filtered and in order, page by page. A brief that is there from the first page to the last is listed
     * exactly once, whatever else comes and goes meanwhile.
     * Fails with INVALID_ARGUMENT where the page token is none (`PAGE_TOKEN_INVALID`) or comes from a call with another
     * filter or order (`PAGE_TOKEN_MISMATCH`).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.ListBriefsResponse> listBriefs(
        io.peacebrief.v1.ListBriefsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListBriefsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Searches the full text of articles and of the words of their briefs; the best first.
     * Fails with INVALID_ARGUMENT as `ListBriefs` does, and where the query has no word to search for. Ranks follow what is
     * kept at the time, so that a brief may move between two pages while articles come in. Of more than 2,000 texts that
     * match, the latest 2,000 are ranked. A datastore may not rank by words that more than 20,000 texts have: the latest
     * come first then.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.SearchBriefsResponse> searchBriefs(
        io.peacebrief.v1.SearchBriefsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSearchBriefsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Erases an article, its brief, and all that was derived from it. What remains is that an article of this name was
     * deleted, and that alone.
     * Answers once the registry is rid of it, too, but after 5 seconds at the latest: the article itself is gone then,
     * the registry follows by itself, and answers nothing before it has.
     * Fails with NOT_FOUND where there is none of this name, unless `allow_missing` is set.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.DeleteArticleResponse> deleteArticle(
        io.peacebrief.v1.DeleteArticleRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteArticleMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_INGEST_ARTICLE = 0;
  private static final int METHODID_GET_ARTICLE = 1;
  private static final int METHODID_GET_BRIEF = 2;
  private static final int METHODID_BATCH_GET_BRIEFS = 3;
  private static final int METHODID_LIST_BRIEFS = 4;
  private static final int METHODID_SEARCH_BRIEFS = 5;
  private static final int METHODID_DELETE_ARTICLE = 6;
  private static final int METHODID_REBRIEF = 7;
  private static final int METHODID_WATCH_BRIEFS = 8;
  private static final int METHODID_INGEST_ARTICLES = 9;

  private static final class MethodHandlers<Req, Resp> implements
      io.grpc.stub.ServerCalls.UnaryMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ServerStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ClientStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.BidiStreamingMethod<Req, Resp> {
    private final AsyncService serviceImpl;
    private final int methodId;

    MethodHandlers(AsyncService serviceImpl, int methodId) {
      this.serviceImpl = serviceImpl;
      this.methodId = methodId;
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public void invoke(Req request, io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_INGEST_ARTICLE:
          serviceImpl.ingestArticle((io.peacebrief.v1.IngestArticleRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticleResponse>) responseObserver);
          break;
        case METHODID_GET_ARTICLE:
          serviceImpl.getArticle((io.peacebrief.v1.GetArticleRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.GetArticleResponse>) responseObserver);
          break;
        case METHODID_GET_BRIEF:
          serviceImpl.getBrief((io.peacebrief.v1.GetBriefRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.GetBriefResponse>) responseObserver);
          break;
        case METHODID_BATCH_GET_BRIEFS:
          serviceImpl.batchGetBriefs((io.peacebrief.v1.BatchGetBriefsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.BatchGetBriefsResponse>) responseObserver);
          break;
        case METHODID_LIST_BRIEFS:
          serviceImpl.listBriefs((io.peacebrief.v1.ListBriefsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.ListBriefsResponse>) responseObserver);
          break;
        case METHODID_SEARCH_BRIEFS:
          serviceImpl.searchBriefs((io.peacebrief.v1.SearchBriefsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.SearchBriefsResponse>) responseObserver);
          break;
        case METHODID_DELETE_ARTICLE:
          serviceImpl.deleteArticle((io.peacebrief.v1.DeleteArticleRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.DeleteArticleResponse>) responseObserver);
          break;
        case METHODID_REBRIEF:
          serviceImpl.rebrief((io.peacebrief.v1.RebriefRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.RebriefResponse>) responseObserver);
          break;
        case METHODID_WATCH_BRIEFS:
          serviceImpl.watchBriefs((io.peacebrief.v1.WatchBriefsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.WatchBriefsResponse>) responseObserver);
          break;
        default:
          throw new AssertionError();
      }
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public io.grpc.stub.StreamObserver<Req> invoke(
        io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_INGEST_ARTICLES:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.ingestArticles(
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.IngestArticlesResponse>) responseObserver);
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getIngestArticleMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.IngestArticleRequest,
              io.peacebrief.v1.IngestArticleResponse>(
                service, METHODID_INGEST_ARTICLE)))
        .addMethod(
          getIngestArticlesMethod(),
          io.grpc.stub.ServerCalls.asyncBidiStreamingCall(
            new MethodHandlers<
              io.peacebrief.v1.IngestArticlesRequest,
              io.peacebrief.v1.IngestArticlesResponse>(
                service, METHODID_INGEST_ARTICLES)))
        .addMethod(
          getGetArticleMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.GetArticleRequest,
              io.peacebrief.v1.GetArticleResponse>(
                service, METHODID_GET_ARTICLE)))
        .addMethod(
          getGetBriefMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.GetBriefRequest,
              io.peacebrief.v1.GetBriefResponse>(
                service, METHODID_GET_BRIEF)))
        .addMethod(
          getBatchGetBriefsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.BatchGetBriefsRequest,
              io.peacebrief.v1.BatchGetBriefsResponse>(
                service, METHODID_BATCH_GET_BRIEFS)))
        .addMethod(
          getListBriefsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.ListBriefsRequest,
              io.peacebrief.v1.ListBriefsResponse>(
                service, METHODID_LIST_BRIEFS)))
        .addMethod(
          getSearchBriefsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.SearchBriefsRequest,
              io.peacebrief.v1.SearchBriefsResponse>(
                service, METHODID_SEARCH_BRIEFS)))
        .addMethod(
          getDeleteArticleMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.DeleteArticleRequest,
              io.peacebrief.v1.DeleteArticleResponse>(
                service, METHODID_DELETE_ARTICLE)))
        .addMethod(
          getRebriefMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              io.peacebrief.v1.RebriefRequest,
              io.peacebrief.v1.RebriefResponse>(
                service, METHODID_REBRIEF)))
        .addMethod(
          getWatchBriefsMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              io.peacebrief.v1.WatchBriefsRequest,
              io.peacebrief.v1.WatchBriefsResponse>(
                service, METHODID_WATCH_BRIEFS)))
        .build();
  }

  private static abstract class BriefServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    BriefServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return io.peacebrief.v1.BriefServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("BriefService");
    }
  }

  private static final class BriefServiceFileDescriptorSupplier
      extends BriefServiceBaseDescriptorSupplier {
    BriefServiceFileDescriptorSupplier() {}
  }

  private static final class BriefServiceMethodDescriptorSupplier
      extends BriefServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    BriefServiceMethodDescriptorSupplier(java.lang.String methodName) {
      this.methodName = methodName;
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(methodName);
    }
  }

  private static volatile io.grpc.ServiceDescriptor serviceDescriptor;

  public static io.grpc.ServiceDescriptor getServiceDescriptor() {
    io.grpc.ServiceDescriptor result = serviceDescriptor;
    if (result == null) {
      synchronized (BriefServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new BriefServiceFileDescriptorSupplier())
              .addMethod(getIngestArticleMethod())
              .addMethod(getIngestArticlesMethod())
              .addMethod(getGetArticleMethod())
              .addMethod(getGetBriefMethod())
              .addMethod(getBatchGetBriefsMethod())
              .addMethod(getListBriefsMethod())
              .addMethod(getSearchBriefsMethod())
              .addMethod(getDeleteArticleMethod())
              .addMethod(getRebriefMethod())
              .addMethod(getWatchBriefsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
