package io.peacebrief.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Knows the processes, actors and agreements across the reports that `BriefService` keeps. Linking is conservative: what
 * may be two stays two, and each link tells its ground. An answer holds all that was ingested, deleted or edited before
 * the call.
 * Each method fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`) where the service keeps nothing, and with the reasons of
 * the storage, as `BriefService` tells them; with UNAVAILABLE (`REGISTRY_BEHIND`) where the registry does not catch up
 * with what was ingested within the call's time.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class RegistryServiceGrpc {

  private RegistryServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "peacebrief.v1.RegistryService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.GetProcessRequest,
      io.peacebrief.v1.GetProcessResponse> getGetProcessMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetProcess",
      requestType = io.peacebrief.v1.GetProcessRequest.class,
      responseType = io.peacebrief.v1.GetProcessResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.GetProcessRequest,
      io.peacebrief.v1.GetProcessResponse> getGetProcessMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.GetProcessRequest, io.peacebrief.v1.GetProcessResponse> getGetProcessMethod;
    if ((getGetProcessMethod = RegistryServiceGrpc.getGetProcessMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getGetProcessMethod = RegistryServiceGrpc.getGetProcessMethod) == null) {
          RegistryServiceGrpc.getGetProcessMethod = getGetProcessMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.GetProcessRequest, io.peacebrief.v1.GetProcessResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetProcess"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetProcessRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetProcessResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("GetProcess"))
              .build();
        }
      }
    }
    return getGetProcessMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.ListProcessesRequest,
      io.peacebrief.v1.ListProcessesResponse> getListProcessesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListProcesses",
      requestType = io.peacebrief.v1.ListProcessesRequest.class,
      responseType = io.peacebrief.v1.ListProcessesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.ListProcessesRequest,
      io.peacebrief.v1.ListProcessesResponse> getListProcessesMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.ListProcessesRequest, io.peacebrief.v1.ListProcessesResponse> getListProcessesMethod;
    if ((getListProcessesMethod = RegistryServiceGrpc.getListProcessesMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getListProcessesMethod = RegistryServiceGrpc.getListProcessesMethod) == null) {
          RegistryServiceGrpc.getListProcessesMethod = getListProcessesMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.ListProcessesRequest, io.peacebrief.v1.ListProcessesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListProcesses"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListProcessesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListProcessesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("ListProcesses"))
              .build();
        }
      }
    }
    return getListProcessesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.GetActorRequest,
      io.peacebrief.v1.GetActorResponse> getGetActorMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetActor",
      requestType = io.peacebrief.v1.GetActorRequest.class,
      responseType = io.peacebrief.v1.GetActorResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.GetActorRequest,
      io.peacebrief.v1.GetActorResponse> getGetActorMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.GetActorRequest, io.peacebrief.v1.GetActorResponse> getGetActorMethod;
    if ((getGetActorMethod = RegistryServiceGrpc.getGetActorMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getGetActorMethod = RegistryServiceGrpc.getGetActorMethod) == null) {
          RegistryServiceGrpc.getGetActorMethod = getGetActorMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.GetActorRequest, io.peacebrief.v1.GetActorResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetActor"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetActorRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetActorResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("GetActor"))
              .build();
        }
      }
    }
    return getGetActorMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.ListActorsRequest,
      io.peacebrief.v1.ListActorsResponse> getListActorsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListActors",
      requestType = io.peacebrief.v1.ListActorsRequest.class,
      responseType = io.peacebrief.v1.ListActorsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.ListActorsRequest,
      io.peacebrief.v1.ListActorsResponse> getListActorsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.ListActorsRequest, io.peacebrief.v1.ListActorsResponse> getListActorsMethod;
    if ((getListActorsMethod = RegistryServiceGrpc.getListActorsMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getListActorsMethod = RegistryServiceGrpc.getListActorsMethod) == null) {
          RegistryServiceGrpc.getListActorsMethod = getListActorsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.ListActorsRequest, io.peacebrief.v1.ListActorsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListActors"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListActorsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListActorsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("ListActors"))
              .build();
        }
      }
    }
    return getListActorsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.GetAgreementRequest,
      io.peacebrief.v1.GetAgreementResponse> getGetAgreementMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetAgreement",
      requestType = io.peacebrief.v1.GetAgreementRequest.class,
      responseType = io.peacebrief.v1.GetAgreementResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.GetAgreementRequest,
      io.peacebrief.v1.GetAgreementResponse> getGetAgreementMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.GetAgreementRequest, io.peacebrief.v1.GetAgreementResponse> getGetAgreementMethod;
    if ((getGetAgreementMethod = RegistryServiceGrpc.getGetAgreementMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getGetAgreementMethod = RegistryServiceGrpc.getGetAgreementMethod) == null) {
          RegistryServiceGrpc.getGetAgreementMethod = getGetAgreementMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.GetAgreementRequest, io.peacebrief.v1.GetAgreementResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetAgreement"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetAgreementRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.GetAgreementResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("GetAgreement"))
              .build();
        }
      }
    }
    return getGetAgreementMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.ListAgreementsRequest,
      io.peacebrief.v1.ListAgreementsResponse> getListAgreementsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAgreements",
      requestType = io.peacebrief.v1.ListAgreementsRequest.class,
      responseType = io.peacebrief.v1.ListAgreementsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.ListAgreementsRequest,
      io.peacebrief.v1.ListAgreementsResponse> getListAgreementsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.ListAgreementsRequest, io.peacebrief.v1.ListAgreementsResponse> getListAgreementsMethod;
    if ((getListAgreementsMethod = RegistryServiceGrpc.getListAgreementsMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getListAgreementsMethod = RegistryServiceGrpc.getListAgreementsMethod) == null) {
          RegistryServiceGrpc.getListAgreementsMethod = getListAgreementsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.ListAgreementsRequest, io.peacebrief.v1.ListAgreementsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAgreements"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListAgreementsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListAgreementsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("ListAgreements"))
              .build();
        }
      }
    }
    return getListAgreementsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.MergeActorsRequest,
      io.peacebrief.v1.MergeActorsResponse> getMergeActorsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "MergeActors",
      requestType = io.peacebrief.v1.MergeActorsRequest.class,
      responseType = io.peacebrief.v1.MergeActorsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.MergeActorsRequest,
      io.peacebrief.v1.MergeActorsResponse> getMergeActorsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.MergeActorsRequest, io.peacebrief.v1.MergeActorsResponse> getMergeActorsMethod;
    if ((getMergeActorsMethod = RegistryServiceGrpc.getMergeActorsMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getMergeActorsMethod = RegistryServiceGrpc.getMergeActorsMethod) == null) {
          RegistryServiceGrpc.getMergeActorsMethod = getMergeActorsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.MergeActorsRequest, io.peacebrief.v1.MergeActorsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "MergeActors"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.MergeActorsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.MergeActorsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("MergeActors"))
              .build();
        }
      }
    }
    return getMergeActorsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.SplitActorRequest,
      io.peacebrief.v1.SplitActorResponse> getSplitActorMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SplitActor",
      requestType = io.peacebrief.v1.SplitActorRequest.class,
      responseType = io.peacebrief.v1.SplitActorResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.SplitActorRequest,
      io.peacebrief.v1.SplitActorResponse> getSplitActorMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.SplitActorRequest, io.peacebrief.v1.SplitActorResponse> getSplitActorMethod;
    if ((getSplitActorMethod = RegistryServiceGrpc.getSplitActorMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getSplitActorMethod = RegistryServiceGrpc.getSplitActorMethod) == null) {
          RegistryServiceGrpc.getSplitActorMethod = getSplitActorMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.SplitActorRequest, io.peacebrief.v1.SplitActorResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SplitActor"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SplitActorRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SplitActorResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("SplitActor"))
              .build();
        }
      }
    }
    return getSplitActorMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.MergeAgreementsRequest,
      io.peacebrief.v1.MergeAgreementsResponse> getMergeAgreementsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "MergeAgreements",
      requestType = io.peacebrief.v1.MergeAgreementsRequest.class,
      responseType = io.peacebrief.v1.MergeAgreementsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.MergeAgreementsRequest,
      io.peacebrief.v1.MergeAgreementsResponse> getMergeAgreementsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.MergeAgreementsRequest, io.peacebrief.v1.MergeAgreementsResponse> getMergeAgreementsMethod;
    if ((getMergeAgreementsMethod = RegistryServiceGrpc.getMergeAgreementsMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getMergeAgreementsMethod = RegistryServiceGrpc.getMergeAgreementsMethod) == null) {
          RegistryServiceGrpc.getMergeAgreementsMethod = getMergeAgreementsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.MergeAgreementsRequest, io.peacebrief.v1.MergeAgreementsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "MergeAgreements"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.MergeAgreementsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.MergeAgreementsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("MergeAgreements"))
              .build();
        }
      }
    }
    return getMergeAgreementsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.SplitAgreementRequest,
      io.peacebrief.v1.SplitAgreementResponse> getSplitAgreementMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SplitAgreement",
      requestType = io.peacebrief.v1.SplitAgreementRequest.class,
      responseType = io.peacebrief.v1.SplitAgreementResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.SplitAgreementRequest,
      io.peacebrief.v1.SplitAgreementResponse> getSplitAgreementMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.SplitAgreementRequest, io.peacebrief.v1.SplitAgreementResponse> getSplitAgreementMethod;
    if ((getSplitAgreementMethod = RegistryServiceGrpc.getSplitAgreementMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getSplitAgreementMethod = RegistryServiceGrpc.getSplitAgreementMethod) == null) {
          RegistryServiceGrpc.getSplitAgreementMethod = getSplitAgreementMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.SplitAgreementRequest, io.peacebrief.v1.SplitAgreementResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SplitAgreement"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SplitAgreementRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.SplitAgreementResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("SplitAgreement"))
              .build();
        }
      }
    }
    return getSplitAgreementMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.RevertRegistryEditRequest,
      io.peacebrief.v1.RevertRegistryEditResponse> getRevertRegistryEditMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RevertRegistryEdit",
      requestType = io.peacebrief.v1.RevertRegistryEditRequest.class,
      responseType = io.peacebrief.v1.RevertRegistryEditResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.RevertRegistryEditRequest,
      io.peacebrief.v1.RevertRegistryEditResponse> getRevertRegistryEditMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.RevertRegistryEditRequest, io.peacebrief.v1.RevertRegistryEditResponse> getRevertRegistryEditMethod;
    if ((getRevertRegistryEditMethod = RegistryServiceGrpc.getRevertRegistryEditMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getRevertRegistryEditMethod = RegistryServiceGrpc.getRevertRegistryEditMethod) == null) {
          RegistryServiceGrpc.getRevertRegistryEditMethod = getRevertRegistryEditMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.RevertRegistryEditRequest, io.peacebrief.v1.RevertRegistryEditResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RevertRegistryEdit"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.RevertRegistryEditRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.RevertRegistryEditResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("RevertRegistryEdit"))
              .build();
        }
      }
    }
    return getRevertRegistryEditMethod;
  }

  private static volatile io.grpc.MethodDescriptor<io.peacebrief.v1.ListRegistryEditsRequest,
      io.peacebrief.v1.ListRegistryEditsResponse> getListRegistryEditsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListRegistryEdits",
      requestType = io.peacebrief.v1.ListRegistryEditsRequest.class,
      responseType = io.peacebrief.v1.ListRegistryEditsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<io.peacebrief.v1.ListRegistryEditsRequest,
      io.peacebrief.v1.ListRegistryEditsResponse> getListRegistryEditsMethod() {
    io.grpc.MethodDescriptor<io.peacebrief.v1.ListRegistryEditsRequest, io.peacebrief.v1.ListRegistryEditsResponse> getListRegistryEditsMethod;
    if ((getListRegistryEditsMethod = RegistryServiceGrpc.getListRegistryEditsMethod) == null) {
      synchronized (RegistryServiceGrpc.class) {
        if ((getListRegistryEditsMethod = RegistryServiceGrpc.getListRegistryEditsMethod) == null) {
          RegistryServiceGrpc.getListRegistryEditsMethod = getListRegistryEditsMethod =
              io.grpc.MethodDescriptor.<io.peacebrief.v1.ListRegistryEditsRequest, io.peacebrief.v1.ListRegistryEditsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListRegistryEdits"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListRegistryEditsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  io.peacebrief.v1.ListRegistryEditsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RegistryServiceMethodDescriptorSupplier("ListRegistryEdits"))
              .build();
        }
      }
    }
    return getListRegistryEditsMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static RegistryServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RegistryServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RegistryServiceStub>() {
        @java.lang.Override
        public RegistryServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RegistryServiceStub(channel, callOptions);
        }
      };
    return RegistryServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static RegistryServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RegistryServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RegistryServiceBlockingV2Stub>() {
        @java.lang.Override
        public RegistryServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RegistryServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return RegistryServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static RegistryServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RegistryServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RegistryServiceBlockingStub>() {
        @java.lang.Override
        public RegistryServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RegistryServiceBlockingStub(channel, callOptions);
        }
      };
    return RegistryServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static RegistryServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RegistryServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RegistryServiceFutureStub>() {
        @java.lang.Override
        public RegistryServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RegistryServiceFutureStub(channel, callOptions);
        }
      };
    return RegistryServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Knows the processes, actors and agreements across the reports that `BriefService` keeps. Linking is conservative: what
   * may be two stays two, and each link tells its ground. An answer holds all that was ingested, deleted or edited before
   * the call.
   * Each method fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`) where the service keeps nothing, and with the reasons of
   * the storage, as `BriefService` tells them; with UNAVAILABLE (`REGISTRY_BEHIND`) where the registry does not catch up
   * with what was ingested within the call's time.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Gets one process.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    default void getProcess(io.peacebrief.v1.GetProcessRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetProcessResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetProcessMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists processes, those with the latest reports first.
     * Fails with INVALID_ARGUMENT for a page token that is none (`PAGE_TOKEN_INVALID`) or belongs to another filter
     * (`PAGE_TOKEN_MISMATCH`); the other lists likewise.
     * </pre>
     */
    default void listProcesses(io.peacebrief.v1.ListProcessesRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListProcessesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListProcessesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gets one actor. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    default void getActor(io.peacebrief.v1.GetActorRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetActorResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetActorMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists actors: those of a process, or those who bear a name.
     * </pre>
     */
    default void listActors(io.peacebrief.v1.ListActorsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListActorsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListActorsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gets one agreement. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    default void getAgreement(io.peacebrief.v1.GetAgreementRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetAgreementResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetAgreementMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists agreements: those of a process, or those that bear a name.
     * </pre>
     */
    default void listAgreements(io.peacebrief.v1.ListAgreementsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListAgreementsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAgreementsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Makes several actors one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of a name, and with INVALID_ARGUMENT where they are of different kinds or
     * the same.
     * </pre>
     */
    default void mergeActors(io.peacebrief.v1.MergeActorsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.MergeActorsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getMergeActorsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Makes one actor two: what the reports named tell of goes to the new one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of this name, and with INVALID_ARGUMENT where a report does not have the
     * actor, or where none would be left to the old one.
     * </pre>
     */
    default void splitActor(io.peacebrief.v1.SplitActorRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SplitActorResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSplitActorMethod(), responseObserver);
    }

    /**
     * <pre>
     * Makes several agreements one, as `MergeActors` does.
     * </pre>
     */
    default void mergeAgreements(io.peacebrief.v1.MergeAgreementsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.MergeAgreementsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getMergeAgreementsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Makes one agreement two, as `SplitActor` does.
     * </pre>
     */
    default void splitAgreement(io.peacebrief.v1.SplitAgreementRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SplitAgreementResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSplitAgreementMethod(), responseObserver);
    }

    /**
     * <pre>
     * Takes a merge or a split back.
     * Fails with NOT_FOUND where there is no such edit, and with FAILED_PRECONDITION (`EDIT_SUPERSEDED`) where a later edit
     * builds on it: revert that one first.
     * </pre>
     */
    default void revertRegistryEdit(io.peacebrief.v1.RevertRegistryEditRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.RevertRegistryEditResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRevertRegistryEditMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the edits, the latest first.
     * </pre>
     */
    default void listRegistryEdits(io.peacebrief.v1.ListRegistryEditsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListRegistryEditsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListRegistryEditsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service RegistryService.
   * <pre>
   * Knows the processes, actors and agreements across the reports that `BriefService` keeps. Linking is conservative: what
   * may be two stays two, and each link tells its ground. An answer holds all that was ingested, deleted or edited before
   * the call.
   * Each method fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`) where the service keeps nothing, and with the reasons of
   * the storage, as `BriefService` tells them; with UNAVAILABLE (`REGISTRY_BEHIND`) where the registry does not catch up
   * with what was ingested within the call's time.
   * </pre>
   */
  public static abstract class RegistryServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return RegistryServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service RegistryService.
   * <pre>
   * Knows the processes, actors and agreements across the reports that `BriefService` keeps. Linking is conservative: what
   * may be two stays two, and each link tells its ground. An answer holds all that was ingested, deleted or edited before
   * the call.
   * Each method fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`) where the service keeps nothing, and with the reasons of
   * the storage, as `BriefService` tells them; with UNAVAILABLE (`REGISTRY_BEHIND`) where the registry does not catch up
   * with what was ingested within the call's time.
   * </pre>
   */
  public static final class RegistryServiceStub
      extends io.grpc.stub.AbstractAsyncStub<RegistryServiceStub> {
    private RegistryServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RegistryServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RegistryServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets one process.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public void getProcess(io.peacebrief.v1.GetProcessRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetProcessResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetProcessMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists processes, those with the latest reports first.
     * Fails with INVALID_ARGUMENT for a page token that is none (`PAGE_TOKEN_INVALID`) or belongs to another filter
     * (`PAGE_TOKEN_MISMATCH`); the other lists likewise.
     * </pre>
     */
    public void listProcesses(io.peacebrief.v1.ListProcessesRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListProcessesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListProcessesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Gets one actor. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public void getActor(io.peacebrief.v1.GetActorRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetActorResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetActorMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists actors: those of a process, or those who bear a name.
     * </pre>
     */
    public void listActors(io.peacebrief.v1.ListActorsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListActorsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListActorsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Gets one agreement. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public void getAgreement(io.peacebrief.v1.GetAgreementRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.GetAgreementResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetAgreementMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists agreements: those of a process, or those that bear a name.
     * </pre>
     */
    public void listAgreements(io.peacebrief.v1.ListAgreementsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListAgreementsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAgreementsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Makes several actors one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of a name, and with INVALID_ARGUMENT where they are of different kinds or
     * the same.
     * </pre>
     */
    public void mergeActors(io.peacebrief.v1.MergeActorsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.MergeActorsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getMergeActorsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Makes one actor two: what the reports named tell of goes to the new one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of this name, and with INVALID_ARGUMENT where a report does not have the
     * actor, or where none would be left to the old one.
     * </pre>
     */
    public void splitActor(io.peacebrief.v1.SplitActorRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SplitActorResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSplitActorMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Makes several agreements one, as `MergeActors` does.
     * </pre>
     */
    public void mergeAgreements(io.peacebrief.v1.MergeAgreementsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.MergeAgreementsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getMergeAgreementsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Makes one agreement two, as `SplitActor` does.
     * </pre>
     */
    public void splitAgreement(io.peacebrief.v1.SplitAgreementRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.SplitAgreementResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSplitAgreementMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Takes a merge or a split back.
     * Fails with NOT_FOUND where there is no such edit, and with FAILED_PRECONDITION (`EDIT_SUPERSEDED`) where a later edit
     * builds on it: revert that one first.
     * </pre>
     */
    public void revertRegistryEdit(io.peacebrief.v1.RevertRegistryEditRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.RevertRegistryEditResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRevertRegistryEditMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the edits, the latest first.
     * </pre>
     */
    public void listRegistryEdits(io.peacebrief.v1.ListRegistryEditsRequest request,
        io.grpc.stub.StreamObserver<io.peacebrief.v1.ListRegistryEditsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListRegistryEditsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service RegistryService.
   * <pre>
   * Knows the processes, actors and agreements across the reports that `BriefService` keeps. Linking is conservative: what
   * may be two stays two, and each link tells its ground. An answer holds all that was ingested, deleted or edited before
   * the call.
   * Each method fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`) where the service keeps nothing, and with the reasons of
   * the storage, as `BriefService` tells them; with UNAVAILABLE (`REGISTRY_BEHIND`) where the registry does not catch up
   * with what was ingested within the call's time.
   * </pre>
   */
  public static final class RegistryServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<RegistryServiceBlockingV2Stub> {
    private RegistryServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RegistryServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RegistryServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets one process.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetProcessResponse getProcess(io.peacebrief.v1.GetProcessRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetProcessMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists processes, those with the latest reports first.
     * Fails with INVALID_ARGUMENT for a page token that is none (`PAGE_TOKEN_INVALID`) or belongs to another filter
     * (`PAGE_TOKEN_MISMATCH`); the other lists likewise.
     * </pre>
     */
    public io.peacebrief.v1.ListProcessesResponse listProcesses(io.peacebrief.v1.ListProcessesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListProcessesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets one actor. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetActorResponse getActor(io.peacebrief.v1.GetActorRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetActorMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists actors: those of a process, or those who bear a name.
     * </pre>
     */
    public io.peacebrief.v1.ListActorsResponse listActors(io.peacebrief.v1.ListActorsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListActorsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets one agreement. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetAgreementResponse getAgreement(io.peacebrief.v1.GetAgreementRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetAgreementMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists agreements: those of a process, or those that bear a name.
     * </pre>
     */
    public io.peacebrief.v1.ListAgreementsResponse listAgreements(io.peacebrief.v1.ListAgreementsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListAgreementsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes several actors one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of a name, and with INVALID_ARGUMENT where they are of different kinds or
     * the same.
     * </pre>
     */
    public io.peacebrief.v1.MergeActorsResponse mergeActors(io.peacebrief.v1.MergeActorsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getMergeActorsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes one actor two: what the reports named tell of goes to the new one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of this name, and with INVALID_ARGUMENT where a report does not have the
     * actor, or where none would be left to the old one.
     * </pre>
     */
    public io.peacebrief.v1.SplitActorResponse splitActor(io.peacebrief.v1.SplitActorRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSplitActorMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes several agreements one, as `MergeActors` does.
     * </pre>
     */
    public io.peacebrief.v1.MergeAgreementsResponse mergeAgreements(io.peacebrief.v1.MergeAgreementsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getMergeAgreementsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes one agreement two, as `SplitActor` does.
     * </pre>
     */
    public io.peacebrief.v1.SplitAgreementResponse splitAgreement(io.peacebrief.v1.SplitAgreementRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSplitAgreementMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes a merge or a split back.
     * Fails with NOT_FOUND where there is no such edit, and with FAILED_PRECONDITION (`EDIT_SUPERSEDED`) where a later edit
     * builds on it: revert that one first.
     * </pre>
     */
    public io.peacebrief.v1.RevertRegistryEditResponse revertRegistryEdit(io.peacebrief.v1.RevertRegistryEditRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRevertRegistryEditMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the edits, the latest first.
     * </pre>
     */
    public io.peacebrief.v1.ListRegistryEditsResponse listRegistryEdits(io.peacebrief.v1.ListRegistryEditsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListRegistryEditsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service RegistryService.
   * <pre>
   * Knows the processes, actors and agreements across the reports that `BriefService` keeps. Linking is conservative: what
   * may be two stays two, and each link tells its ground. An answer holds all that was ingested, deleted or edited before
   * the call.
   * Each method fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`) where the service keeps nothing, and with the reasons of
   * the storage, as `BriefService` tells them; with UNAVAILABLE (`REGISTRY_BEHIND`) where the registry does not catch up
   * with what was ingested within the call's time.
   * </pre>
   */
  public static final class RegistryServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<RegistryServiceBlockingStub> {
    private RegistryServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RegistryServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RegistryServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets one process.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetProcessResponse getProcess(io.peacebrief.v1.GetProcessRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetProcessMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists processes, those with the latest reports first.
     * Fails with INVALID_ARGUMENT for a page token that is none (`PAGE_TOKEN_INVALID`) or belongs to another filter
     * (`PAGE_TOKEN_MISMATCH`); the other lists likewise.
     * </pre>
     */
    public io.peacebrief.v1.ListProcessesResponse listProcesses(io.peacebrief.v1.ListProcessesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListProcessesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets one actor. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetActorResponse getActor(io.peacebrief.v1.GetActorRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetActorMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists actors: those of a process, or those who bear a name.
     * </pre>
     */
    public io.peacebrief.v1.ListActorsResponse listActors(io.peacebrief.v1.ListActorsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListActorsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gets one agreement. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public io.peacebrief.v1.GetAgreementResponse getAgreement(io.peacebrief.v1.GetAgreementRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetAgreementMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists agreements: those of a process, or those that bear a name.
     * </pre>
     */
    public io.peacebrief.v1.ListAgreementsResponse listAgreements(io.peacebrief.v1.ListAgreementsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAgreementsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes several actors one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of a name, and with INVALID_ARGUMENT where they are of different kinds or
     * the same.
     * </pre>
     */
    public io.peacebrief.v1.MergeActorsResponse mergeActors(io.peacebrief.v1.MergeActorsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getMergeActorsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes one actor two: what the reports named tell of goes to the new one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of this name, and with INVALID_ARGUMENT where a report does not have the
     * actor, or where none would be left to the old one.
     * </pre>
     */
    public io.peacebrief.v1.SplitActorResponse splitActor(io.peacebrief.v1.SplitActorRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSplitActorMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes several agreements one, as `MergeActors` does.
     * </pre>
     */
    public io.peacebrief.v1.MergeAgreementsResponse mergeAgreements(io.peacebrief.v1.MergeAgreementsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getMergeAgreementsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes one agreement two, as `SplitActor` does.
     * </pre>
     */
    public io.peacebrief.v1.SplitAgreementResponse splitAgreement(io.peacebrief.v1.SplitAgreementRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSplitAgreementMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes a merge or a split back.
     * Fails with NOT_FOUND where there is no such edit, and with FAILED_PRECONDITION (`EDIT_SUPERSEDED`) where a later edit
     * builds on it: revert that one first.
     * </pre>
     */
    public io.peacebrief.v1.RevertRegistryEditResponse revertRegistryEdit(io.peacebrief.v1.RevertRegistryEditRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRevertRegistryEditMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the edits, the latest first.
     * </pre>
     */
    public io.peacebrief.v1.ListRegistryEditsResponse listRegistryEdits(io.peacebrief.v1.ListRegistryEditsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListRegistryEditsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service RegistryService.
   * <pre>
   * Knows the processes, actors and agreements across the reports that `BriefService` keeps. Linking is conservative: what
   * may be two stays two, and each link tells its ground. An answer holds all that was ingested, deleted or edited before
   * the call.
   * Each method fails with FAILED_PRECONDITION (`ARCHIVE_DISABLED`) where the service keeps nothing, and with the reasons of
   * the storage, as `BriefService` tells them; with UNAVAILABLE (`REGISTRY_BEHIND`) where the registry does not catch up
   * with what was ingested within the call's time.
   * </pre>
   */
  public static final class RegistryServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<RegistryServiceFutureStub> {
    private RegistryServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RegistryServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RegistryServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Gets one process.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.GetProcessResponse> getProcess(
        io.peacebrief.v1.GetProcessRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetProcessMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists processes, those with the latest reports first.
     * Fails with INVALID_ARGUMENT for a page token that is none (`PAGE_TOKEN_INVALID`) or belongs to another filter
     * (`PAGE_TOKEN_MISMATCH`); the other lists likewise.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.ListProcessesResponse> listProcesses(
        io.peacebrief.v1.ListProcessesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListProcessesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gets one actor. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.GetActorResponse> getActor(
        io.peacebrief.v1.GetActorRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetActorMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists actors: those of a process, or those who bear a name.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.ListActorsResponse> listActors(
        io.peacebrief.v1.ListActorsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListActorsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gets one agreement. The name of one that was merged into another gets that other.
     * Fails with NOT_FOUND where there is none of this name.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.GetAgreementResponse> getAgreement(
        io.peacebrief.v1.GetAgreementRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetAgreementMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists agreements: those of a process, or those that bear a name.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.ListAgreementsResponse> listAgreements(
        io.peacebrief.v1.ListAgreementsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAgreementsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Makes several actors one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of a name, and with INVALID_ARGUMENT where they are of different kinds or
     * the same.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.MergeActorsResponse> mergeActors(
        io.peacebrief.v1.MergeActorsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getMergeActorsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Makes one actor two: what the reports named tell of goes to the new one. Holds when reports are read anew, until it is reverted.
     * Fails with NOT_FOUND where there is none of this name, and with INVALID_ARGUMENT where a report does not have the
     * actor, or where none would be left to the old one.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.SplitActorResponse> splitActor(
        io.peacebrief.v1.SplitActorRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSplitActorMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Makes several agreements one, as `MergeActors` does.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.MergeAgreementsResponse> mergeAgreements(
        io.peacebrief.v1.MergeAgreementsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getMergeAgreementsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Makes one agreement two, as `SplitActor` does.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.SplitAgreementResponse> splitAgreement(
        io.peacebrief.v1.SplitAgreementRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSplitAgreementMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Takes a merge or a split back.
     * Fails with NOT_FOUND where there is no such edit, and with FAILED_PRECONDITION (`EDIT_SUPERSEDED`) where a later edit
     * builds on it: revert that one first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.RevertRegistryEditResponse> revertRegistryEdit(
        io.peacebrief.v1.RevertRegistryEditRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRevertRegistryEditMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the edits, the latest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<io.peacebrief.v1.ListRegistryEditsResponse> listRegistryEdits(
        io.peacebrief.v1.ListRegistryEditsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListRegistryEditsMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_PROCESS = 0;
  private static final int METHODID_LIST_PROCESSES = 1;
  private static final int METHODID_GET_ACTOR = 2;
  private static final int METHODID_LIST_ACTORS = 3;
  private static final int METHODID_GET_AGREEMENT = 4;
  private static final int METHODID_LIST_AGREEMENTS = 5;
  private static final int METHODID_MERGE_ACTORS = 6;
  private static final int METHODID_SPLIT_ACTOR = 7;
  private static final int METHODID_MERGE_AGREEMENTS = 8;
  private static final int METHODID_SPLIT_AGREEMENT = 9;
  private static final int METHODID_REVERT_REGISTRY_EDIT = 10;
  private static final int METHODID_LIST_REGISTRY_EDITS = 11;

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
        case METHODID_GET_PROCESS:
          serviceImpl.getProcess((io.peacebrief.v1.GetProcessRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.GetProcessResponse>) responseObserver);
          break;
        case METHODID_LIST_PROCESSES:
          serviceImpl.listProcesses((io.peacebrief.v1.ListProcessesRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.ListProcessesResponse>) responseObserver);
          break;
        case METHODID_GET_ACTOR:
          serviceImpl.getActor((io.peacebrief.v1.GetActorRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.GetActorResponse>) responseObserver);
          break;
        case METHODID_LIST_ACTORS:
          serviceImpl.listActors((io.peacebrief.v1.ListActorsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.ListActorsResponse>) responseObserver);
          break;
        case METHODID_GET_AGREEMENT:
          serviceImpl.getAgreement((io.peacebrief.v1.GetAgreementRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.GetAgreementResponse>) responseObserver);
          break;
        case METHODID_LIST_AGREEMENTS:
          serviceImpl.listAgreements((io.peacebrief.v1.ListAgreementsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.ListAgreementsResponse>) responseObserver);
          break;
        case METHODID_MERGE_ACTORS:
          serviceImpl.mergeActors((io.peacebrief.v1.MergeActorsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.MergeActorsResponse>) responseObserver);
          break;
        case METHODID_SPLIT_ACTOR:
          serviceImpl.splitActor((io.peacebrief.v1.SplitActorRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.SplitActorResponse>) responseObserver);
          break;
        case METHODID_MERGE_AGREEMENTS:
          serviceImpl.mergeAgreements((io.peacebrief.v1.MergeAgreementsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.MergeAgreementsResponse>) responseObserver);
          break;
        case METHODID_SPLIT_AGREEMENT:
          serviceImpl.splitAgreement((io.peacebrief.v1.SplitAgreementRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.SplitAgreementResponse>) responseObserver);
          break;
        case METHODID_REVERT_REGISTRY_EDIT:
          serviceImpl.revertRegistryEdit((io.peacebrief.v1.RevertRegistryEditRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.RevertRegistryEditResponse>) responseObserver);
          break;
        case METHODID_LIST_REGISTRY_EDITS:
          serviceImpl.listRegistryEdits((io.peacebrief.v1.ListRegistryEditsRequest) request,
              (io.grpc.stub.StreamObserver<io.peacebrief.v1.ListRegistryEditsResponse>) responseObserver);
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
          getGetProcessMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.GetProcessRequest,
              io.peacebrief.v1.GetProcessResponse>(
                service, METHODID_GET_PROCESS)))
        .addMethod(
          getListProcessesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.ListProcessesRequest,
              io.peacebrief.v1.ListProcessesResponse>(
                service, METHODID_LIST_PROCESSES)))
        .addMethod(
          getGetActorMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.GetActorRequest,
              io.peacebrief.v1.GetActorResponse>(
                service, METHODID_GET_ACTOR)))
        .addMethod(
          getListActorsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.ListActorsRequest,
              io.peacebrief.v1.ListActorsResponse>(
                service, METHODID_LIST_ACTORS)))
        .addMethod(
          getGetAgreementMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.GetAgreementRequest,
              io.peacebrief.v1.GetAgreementResponse>(
                service, METHODID_GET_AGREEMENT)))
        .addMethod(
          getListAgreementsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.ListAgreementsRequest,
              io.peacebrief.v1.ListAgreementsResponse>(
                service, METHODID_LIST_AGREEMENTS)))
        .addMethod(
          getMergeActorsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.MergeActorsRequest,
              io.peacebrief.v1.MergeActorsResponse>(
                service, METHODID_MERGE_ACTORS)))
        .addMethod(
          getSplitActorMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.SplitActorRequest,
              io.peacebrief.v1.SplitActorResponse>(
                service, METHODID_SPLIT_ACTOR)))
        .addMethod(
          getMergeAgreementsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.MergeAgreementsRequest,
              io.peacebrief.v1.MergeAgreementsResponse>(
                service, METHODID_MERGE_AGREEMENTS)))
        .addMethod(
          getSplitAgreementMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.SplitAgreementRequest,
              io.peacebrief.v1.SplitAgreementResponse>(
                service, METHODID_SPLIT_AGREEMENT)))
        .addMethod(
          getRevertRegistryEditMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.RevertRegistryEditRequest,
              io.peacebrief.v1.RevertRegistryEditResponse>(
                service, METHODID_REVERT_REGISTRY_EDIT)))
        .addMethod(
          getListRegistryEditsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              io.peacebrief.v1.ListRegistryEditsRequest,
              io.peacebrief.v1.ListRegistryEditsResponse>(
                service, METHODID_LIST_REGISTRY_EDITS)))
        .build();
  }

  private static abstract class RegistryServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    RegistryServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return io.peacebrief.v1.RegistryServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("RegistryService");
    }
  }

  private static final class RegistryServiceFileDescriptorSupplier
      extends RegistryServiceBaseDescriptorSupplier {
    RegistryServiceFileDescriptorSupplier() {}
  }

  private static final class RegistryServiceMethodDescriptorSupplier
      extends RegistryServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    RegistryServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (RegistryServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new RegistryServiceFileDescriptorSupplier())
              .addMethod(getGetProcessMethod())
              .addMethod(getListProcessesMethod())
              .addMethod(getGetActorMethod())
              .addMethod(getListActorsMethod())
              .addMethod(getGetAgreementMethod())
              .addMethod(getListAgreementsMethod())
              .addMethod(getMergeActorsMethod())
              .addMethod(getSplitActorMethod())
              .addMethod(getMergeAgreementsMethod())
              .addMethod(getSplitAgreementMethod())
              .addMethod(getRevertRegistryEditMethod())
              .addMethod(getListRegistryEditsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
