package io.peacebrief.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Condenses articles into briefs. It keeps nothing: what comes in goes out with the answer.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class SummarizerServiceGrpc {

  private SummarizerServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "peacebrief.v1.SummarizerService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.SummarizeRequest,
      io.peacebrief.v1.SummarizeResponse> getSummarizeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Summarize",
      requestType = io.peacebrief.v1.SummarizeRequest.class,
      responseType = io.peacebrief.v1.SummarizeResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.SummarizeRequest,
      io.peacebrief.v1.SummarizeResponse> getSummarizeMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.SummarizeRequest, io.peacebrief.v1.SummarizeResponse> getSummarizeMethod;
    if ((getSummarizeMethod = SummarizerServiceGrpc.getSummarizeMethod) == null) {
      synchronized (SummarizerServiceGrpc.class) {
        if ((getSummarizeMethod = SummarizerServiceGrpc.getSummarizeMethod) == null) {
          SummarizerServiceGrpc.getSummarizeMethod = getSummarizeMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.SummarizeRequest, io.peacebrief.v1.SummarizeResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Summarize"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SummarizeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SummarizeResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SummarizerServiceMethodDescriptorSupplier("Summarize"))
              .build();
        }
      }
    }
    return getSummarizeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.SummarizeStreamRequest,
      io.peacebrief.v1.SummarizeStreamResponse> getSummarizeStreamMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SummarizeStream",
      requestType = io.peacebrief.v1.SummarizeStreamRequest.class,
      responseType = io.peacebrief.v1.SummarizeStreamResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.SummarizeStreamRequest,
      io.peacebrief.v1.SummarizeStreamResponse> getSummarizeStreamMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.SummarizeStreamRequest, io.peacebrief.v1.SummarizeStreamResponse> getSummarizeStreamMethod;
    if ((getSummarizeStreamMethod = SummarizerServiceGrpc.getSummarizeStreamMethod) == null) {
      synchronized (SummarizerServiceGrpc.class) {
        if ((getSummarizeStreamMethod = SummarizerServiceGrpc.getSummarizeStreamMethod) == null) {
          SummarizerServiceGrpc.getSummarizeStreamMethod = getSummarizeStreamMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.SummarizeStreamRequest, io.peacebrief.v1.SummarizeStreamResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SummarizeStream"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SummarizeStreamRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SummarizeStreamResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SummarizerServiceMethodDescriptorSupplier("SummarizeStream"))
              .build();
        }
      }
    }
    return getSummarizeStreamMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.ValidateBriefRequest,
      io.peacebrief.v1.ValidateBriefResponse> getValidateBriefMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ValidateBrief",
      requestType = io.peacebrief.v1.ValidateBriefRequest.class,
      responseType = io.peacebrief.v1.ValidateBriefResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.ValidateBriefRequest,
      io.peacebrief.v1.ValidateBriefResponse> getValidateBriefMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.ValidateBriefRequest, io.peacebrief.v1.ValidateBriefResponse> getValidateBriefMethod;
    if ((getValidateBriefMethod = SummarizerServiceGrpc.getValidateBriefMethod) == null) {
      synchronized (SummarizerServiceGrpc.class) {
        if ((getValidateBriefMethod = SummarizerServiceGrpc.getValidateBriefMethod) == null) {
          SummarizerServiceGrpc.getValidateBriefMethod = getValidateBriefMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.ValidateBriefRequest, io.peacebrief.v1.ValidateBriefResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ValidateBrief"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ValidateBriefRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ValidateBriefResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SummarizerServiceMethodDescriptorSupplier("ValidateBrief"))
              .build();
        }
      }
    }
    return getValidateBriefMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static SummarizerServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceStub>() {
        @java.lang.Override
        public SummarizerServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SummarizerServiceStub(channel, callOptions);
        }
      };
    return SummarizerServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static SummarizerServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceBlockingV2Stub>() {
        @java.lang.Override
        public SummarizerServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SummarizerServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return SummarizerServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static SummarizerServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceBlockingStub>() {
        @java.lang.Override
        public SummarizerServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SummarizerServiceBlockingStub(channel, callOptions);
        }
      };
    return SummarizerServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static SummarizerServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SummarizerServiceFutureStub>() {
        @java.lang.Override
        public SummarizerServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SummarizerServiceFutureStub(channel, callOptions);
        }
      };
    return SummarizerServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Condenses articles into briefs. It keeps nothing: what comes in goes out with the answer.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Condenses one article.
     * Fails with INVALID_ARGUMENT where the article cannot be read (`ErrorReason` says why, `BadRequest` which field),
     * with RESOURCE_EXHAUSTED where the service is overloaded.
     * </pre>
     */
    default void summarize(io.peacebrief.v1.SummarizeRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSummarizeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Condenses many articles. Responses come in the order of the requests; an article that cannot be condensed is answered by its
     * error, and the stream goes on. The service reads no further ahead than it can work.
     * </pre>
     */
    default io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeStreamRequest> summarizeStream(
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeStreamResponse> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getSummarizeStreamMethod(), responseObserver);
    }

    /**
     * <pre>
     * Holds a brief, whoever made it, against its article: answers every span, quotation and reference that does not hold.
     * Fails with FAILED_PRECONDITION where the brief names another text than the article given.
     * </pre>
     */
    default void validateBrief(io.peacebrief.v1.ValidateBriefRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ValidateBriefResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getValidateBriefMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service SummarizerService.
   * <pre>
   * Condenses articles into briefs. It keeps nothing: what comes in goes out with the answer.
   * </pre>
   */
  public static abstract class SummarizerServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return SummarizerServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service SummarizerService.
   * <pre>
   * Condenses articles into briefs. It keeps nothing: what comes in goes out with the answer.
   * </pre>
   */
  public static final class SummarizerServiceStub
      extends io.grpc.stub.AbstractAsyncStub<SummarizerServiceStub> {
    private SummarizerServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SummarizerServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SummarizerServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article.
     * Fails with INVALID_ARGUMENT where the article cannot be read (`ErrorReason` says why, `BadRequest` which field),
     * with RESOURCE_EXHAUSTED where the service is overloaded.
     * </pre>
     */
    public void summarize(io.peacebrief.v1.SummarizeRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSummarizeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Condenses many articles. Responses come in the order of the requests; an article that cannot be condensed is answered by its
     * error, and the stream goes on. The service reads no further ahead than it can work.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeStreamRequest> summarizeStream(
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeStreamResponse> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncBidiStreamingCall(
          getChannel().newCall(getSummarizeStreamMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Holds a brief, whoever made it, against its article: answers every span, quotation and reference that does not hold.
     * Fails with FAILED_PRECONDITION where the brief names another text than the article given.
     * </pre>
     */
    public void validateBrief(io.peacebrief.v1.ValidateBriefRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ValidateBriefResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getValidateBriefMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service SummarizerService.
   * <pre>
   * Condenses articles into briefs. It keeps nothing: what comes in goes out with the answer.
   * </pre>
   */
  public static final class SummarizerServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<SummarizerServiceBlockingV2Stub> {
    private SummarizerServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SummarizerServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SummarizerServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article.
     * Fails with INVALID_ARGUMENT where the article cannot be read (`ErrorReason` says why, `BadRequest` which field),
     * with RESOURCE_EXHAUSTED where the service is overloaded.
     * </pre>
     */
    public io.peacebrief.v1.SummarizeResponse summarize(io.peacebrief.v1.SummarizeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSummarizeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Condenses many articles. Responses come in the order of the requests; an article that cannot be condensed is answered by its
     * error, and the stream goes on. The service reads no further ahead than it can work.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<io.peacebrief.v1.SummarizeStreamRequest, io.peacebrief.v1.SummarizeStreamResponse>
        summarizeStream() {
      return io.grpc.stub.ClientCalls.blockingBidiStreamingCall(
          getChannel(), getSummarizeStreamMethod(), getCallOptions());
    }

    /**
     * <pre>
     * Holds a brief, whoever made it, against its article: answers every span, quotation and reference that does not hold.
     * Fails with FAILED_PRECONDITION where the brief names another text than the article given.
     * </pre>
     */
    public io.peacebrief.v1.ValidateBriefResponse validateBrief(io.peacebrief.v1.ValidateBriefRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getValidateBriefMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service SummarizerService.
   * <pre>
   * Condenses articles into briefs. It keeps nothing: what comes in goes out with the answer.
   * </pre>
   */
  public static final class SummarizerServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<SummarizerServiceBlockingStub> {
    private SummarizerServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SummarizerServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SummarizerServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article.
     * Fails with INVALID_ARGUMENT where the article cannot be read (`ErrorReason` says why, `BadRequest` which field),
     * with RESOURCE_EXHAUSTED where the service is overloaded.
     * </pre>
     */
    public io.peacebrief.v1.SummarizeResponse summarize(io.peacebrief.v1.SummarizeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSummarizeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Holds a brief, whoever made it, against its article: answers every span, quotation and reference that does not hold.
     * Fails with FAILED_PRECONDITION where the brief names another text than the article given.
     * </pre>
     */
    public io.peacebrief.v1.ValidateBriefResponse validateBrief(io.peacebrief.v1.ValidateBriefRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getValidateBriefMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service SummarizerService.
   * <pre>
   * Condenses articles into briefs. It keeps nothing: what comes in goes out with the answer.
   * </pre>
   */
  public static final class SummarizerServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<SummarizerServiceFutureStub> {
    private SummarizerServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SummarizerServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SummarizerServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Condenses one article.
     * Fails with INVALID_ARGUMENT where the article cannot be read (`ErrorReason` says why, `BadRequest` which field),
     * with RESOURCE_EXHAUSTED where the service is overloaded.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.SummarizeResponse> summarize(
        io.peacebrief.v1.SummarizeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSummarizeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Holds a brief, whoever made it, against its article: answers every span, quotation and reference that does not hold.
     * Fails with FAILED_PRECONDITION where the brief names another text than the article given.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.ValidateBriefResponse> validateBrief(
        io.peacebrief.v1.ValidateBriefRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getValidateBriefMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_SUMMARIZE = 0;
  private static final int METHODID_VALIDATE_BRIEF = 1;
  private static final int METHODID_SUMMARIZE_STREAM = 2;

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
        case METHODID_SUMMARIZE:
          serviceImpl.summarize((io.peacebrief.v1.SummarizeRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeResponse>) responseObserver);
          break;
        case METHODID_VALIDATE_BRIEF:
          serviceImpl.validateBrief((io.peacebrief.v1.ValidateBriefRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.ValidateBriefResponse>) responseObserver);
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
        case METHODID_SUMMARIZE_STREAM:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.summarizeStream(
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.SummarizeStreamResponse>) responseObserver);
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getSummarizeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.SummarizeRequest,
              io.peacebrief.v1.SummarizeResponse>(
                service, METHODID_SUMMARIZE)))
        .addMethod(
          getSummarizeStreamMethod(),
          io.grpc.stub.ServerCalls.asyncBidiStreamingCall(
            new MethodHandlers<
              io.peacebrief.v1.SummarizeStreamRequest,
              io.peacebrief.v1.SummarizeStreamResponse>(
                service, METHODID_SUMMARIZE_STREAM)))
        .addMethod(
          getValidateBriefMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.ValidateBriefRequest,
              io.peacebrief.v1.ValidateBriefResponse>(
                service, METHODID_VALIDATE_BRIEF)))
        .build();
  }

  private static abstract class SummarizerServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    SummarizerServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return io.peacebrief.v1.SummarizerServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("SummarizerService");
    }
  }

  private static final class SummarizerServiceFileDescriptorSupplier
      extends SummarizerServiceBaseDescriptorSupplier {
    SummarizerServiceFileDescriptorSupplier() {}
  }

  private static final class SummarizerServiceMethodDescriptorSupplier
      extends SummarizerServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    SummarizerServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (SummarizerServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new SummarizerServiceFileDescriptorSupplier())
              .addMethod(getSummarizeMethod())
              .addMethod(getSummarizeStreamMethod())
              .addMethod(getValidateBriefMethod())
              .build();
        }
      }
    }
    return result;
  }
}
