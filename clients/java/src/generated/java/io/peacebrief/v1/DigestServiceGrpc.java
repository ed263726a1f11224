package io.peacebrief.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Tells a peace process across the reports that `BriefService` keeps. Fails as `RegistryService` does, and with NOT_FOUND where
 * there is no process of the name given.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class DigestServiceGrpc {

  private DigestServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "peacebrief.v1.DigestService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.GetTimelineRequest,
      io.peacebrief.v1.GetTimelineResponse> getGetTimelineMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetTimeline",
      requestType = io.peacebrief.v1.GetTimelineRequest.class,
      responseType = io.peacebrief.v1.GetTimelineResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.GetTimelineRequest,
      io.peacebrief.v1.GetTimelineResponse> getGetTimelineMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.GetTimelineRequest, io.peacebrief.v1.GetTimelineResponse> getGetTimelineMethod;
    if ((getGetTimelineMethod = DigestServiceGrpc.getGetTimelineMethod) == null) {
      synchronized (DigestServiceGrpc.class) {
        if ((getGetTimelineMethod = DigestServiceGrpc.getGetTimelineMethod) == null) {
          DigestServiceGrpc.getGetTimelineMethod = getGetTimelineMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.GetTimelineRequest, io.peacebrief.v1.GetTimelineResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetTimeline"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetTimelineRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetTimelineResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DigestServiceMethodDescriptorSupplier("GetTimeline"))
              .build();
        }
      }
    }
    return getGetTimelineMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.GetDigestRequest,
      io.peacebrief.v1.GetDigestResponse> getGetDigestMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetDigest",
      requestType = io.peacebrief.v1.GetDigestRequest.class,
      responseType = io.peacebrief.v1.GetDigestResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.GetDigestRequest,
      io.peacebrief.v1.GetDigestResponse> getGetDigestMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.GetDigestRequest, io.peacebrief.v1.GetDigestResponse> getGetDigestMethod;
    if ((getGetDigestMethod = DigestServiceGrpc.getGetDigestMethod) == null) {
      synchronized (DigestServiceGrpc.class) {
        if ((getGetDigestMethod = DigestServiceGrpc.getGetDigestMethod) == null) {
          DigestServiceGrpc.getGetDigestMethod = getGetDigestMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.GetDigestRequest, io.peacebrief.v1.GetDigestResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetDigest"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetDigestRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetDigestResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DigestServiceMethodDescriptorSupplier("GetDigest"))
              .build();
        }
      }
    }
    return getGetDigestMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static DigestServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DigestServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DigestServiceStub>() {
        @java.lang.Override
        public DigestServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DigestServiceStub(channel, callOptions);
        }
      };
    return DigestServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static DigestServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DigestServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DigestServiceBlockingV2Stub>() {
        @java.lang.Override
        public DigestServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DigestServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return DigestServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static DigestServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DigestServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DigestServiceBlockingStub>() {
        @java.lang.Override
        public DigestServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DigestServiceBlockingStub(channel, callOptions);
        }
      };
    return DigestServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static DigestServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DigestServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DigestServiceFutureStub>() {
        @java.lang.Override
        public DigestServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DigestServiceFutureStub(channel, callOptions);
        }
      };
    return DigestServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Tells a peace process across the reports that `BriefService` keeps. Fails as `RegistryService` does, and with NOT_FOUND where
   * there is no process of the name given.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Gets what happened in a process, in order of time, page by page.
     * </pre>
     */
    default void getTimeline(io.peacebrief.v1.GetTimelineRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetTimelineResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetTimelineMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gets a process as a whole.
     * Fails with RESOURCE_EXHAUSTED (`ANSWER_TOO_LARGE`) where the digest of the window asked for is larger than an answer may
     * be: ask for a shorter one, or for fewer tellings.
     * </pre>
     */
    default void getDigest(io.peacebrief.v1.GetDigestRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetDigestResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetDigestMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service DigestService.
   * <pre>
   * Tells a peace process across the reports that `BriefService` keeps. Fails as `RegistryService` does, and with NOT_FOUND where
   * there is no process of the name given.
   * </pre>
   */
  public static abstract class DigestServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return DigestServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service DigestService.
   * <pre>
   * Tells a peace process across the reports that `BriefService` keeps. Fails as `RegistryService` does, and with NOT_FOUND where
   * there is no process of the name given.
   * </pre>
   */
  public static final class DigestServiceStub
      extends io.grpc.stub.AbstractAsyncStub<DigestServiceStub> {
    private DigestServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DigestServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DigestServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets what happened in a process, in order of time, page by page.
     * </pre>
     */
    public void getTimeline(io.peacebrief.v1.GetTimelineRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetTimelineResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetTimelineMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Gets a process as a whole.
     * Fails with RESOURCE_EXHAUSTED (`ANSWER_TOO_LARGE`) where the digest of the window asked for is larger than an answer may
     * be: ask for a shorter one, or for fewer tellings.
     * </pre>
     */
    public void getDigest(io.peacebrief.v1.GetDigestRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetDigestResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetDigestMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service DigestService.
   * <pre>
   * Tells a peace process across the reports that `BriefService` keeps. Fails as `RegistryService` does, and with NOT_FOUND where
   * there is no process of the name given.
   * </pre>
   */
  public static final class DigestServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<DigestServiceBlockingV2Stub> {
    private DigestServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DigestServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DigestServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets what happened in a process, in order of time, page by page.
     * </pre>
     */
    public io.peacebrief.v1.GetTimelineResponse getTimeline(io.peacebrief.v1.GetTimelineRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetTimelineMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets a process as a whole.
     * Fails with RESOURCE_EXHAUSTED (`ANSWER_TOO_LARGE`) where the digest of the window asked for is larger than an answer may
     * be: ask for a shorter one, or for fewer tellings.
     * </pre>
     */
    public io.peacebrief.v1.GetDigestResponse getDigest(io.peacebrief.v1.GetDigestRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetDigestMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service DigestService.
   * <pre>
   * Tells a peace process across the reports that `BriefService` keeps. Fails as `RegistryService` does, and with NOT_FOUND where
   * there is no process of the name given.
   * </pre>
   */
  public static final class DigestServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<DigestServiceBlockingStub> {
    private DigestServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DigestServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DigestServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets what happened in a process, in order of time, page by page.
     * </pre>
     */
    public io.peacebrief.v1.GetTimelineResponse getTimeline(io.peacebrief.v1.GetTimelineRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetTimelineMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets a process as a whole.
     * Fails with RESOURCE_EXHAUSTED (`ANSWER_TOO_LARGE`) where the digest of the window asked for is larger than an answer may
     * be: ask for a shorter one, or for fewer tellings.
     * </pre>
     */
    public io.peacebrief.v1.GetDigestResponse getDigest(io.peacebrief.v1.GetDigestRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetDigestMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service DigestService.
   * <pre>
   * Tells a peace process across the reports that `BriefService` keeps. Fails as `RegistryService` does, and with NOT_FOUND where
   * there is no process of the name given.
   * </pre>
   */
  public static final class DigestServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<DigestServiceFutureStub> {
    private DigestServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DigestServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DigestServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets what happened in a process, in order of time, page by page.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.GetTimelineResponse> getTimeline(
        io.peacebrief.v1.GetTimelineRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetTimelineMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gets a process as a whole.
     * Fails with RESOURCE_EXHAUSTED (`ANSWER_TOO_LARGE`) where the digest of the window asked for is larger than an answer may
     * be: ask for a shorter one, or for fewer tellings.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.GetDigestResponse> getDigest(
        io.peacebrief.v1.GetDigestRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetDigestMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_TIMELINE = 0;
  private static final int METHODID_GET_DIGEST = 1;

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
        case METHODID_GET_TIMELINE:
          serviceImpl.getTimeline((io.peacebrief.v1.GetTimelineRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.GetTimelineResponse>) responseObserver);
          break;
        case METHODID_GET_DIGEST:
          serviceImpl.getDigest((io.peacebrief.v1.GetDigestRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.GetDigestResponse>) responseObserver);
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
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getGetTimelineMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.GetTimelineRequest,
              io.peacebrief.v1.GetTimelineResponse>(
                service, METHODID_GET_TIMELINE)))
        .addMethod(
          getGetDigestMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.GetDigestRequest,
              io.peacebrief.v1.GetDigestResponse>(
                service, METHODID_GET_DIGEST)))
        .build();
  }

  private static abstract class DigestServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    DigestServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return io.peacebrief.v1.DigestServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("DigestService");
    }
  }

  private static final class DigestServiceFileDescriptorSupplier
      extends DigestServiceBaseDescriptorSupplier {
    DigestServiceFileDescriptorSupplier() {}
  }

  private static final class DigestServiceMethodDescriptorSupplier
      extends DigestServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    DigestServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (DigestServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new DigestServiceFileDescriptorSupplier())
              .addMethod(getGetTimelineMethod())
              .addMethod(getGetDigestMethod())
              .build();
        }
      }
    }
    return result;
  }
}
