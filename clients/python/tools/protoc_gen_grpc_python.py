"""gRPC's generator for Python as a plugin of its own: grpcio-tools has it inside its protoc only, where buf cannot call it."""
import pathlib
import sys
import tempfile

from google.protobuf import descriptor_pb2
from google.protobuf.compiler import plugin_pb2
from grpc_tools import protoc


def main() -> None:
    """Answers the request on standard input."""
    request = plugin_pb2.CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
    response = plugin_pb2.CodeGeneratorResponse(supported_features=plugin_pb2.CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        image, out = root / "image.binpb", root / "out"
        image.write_bytes(descriptor_pb2.FileDescriptorSet(file=request.proto_file).SerializeToString())
        out.mkdir()
        with_services = [file.name for file in request.proto_file if file.service and file.name in set(request.file_to_generate)]
        failed = protoc.main(["protoc", f"--descriptor_set_in={image}", f"--grpc_python_out={out}", *with_services])
        if failed:
            response.error = "protoc's plugin grpc_python failed"
        for path in sorted(out.rglob("*.py")):
            response.file.add(name=str(path.relative_to(out)), content=path.read_text())
    sys.stdout.buffer.write(response.SerializeToString())


main()
