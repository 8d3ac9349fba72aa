package hello;

import com.google.protobuf.StringValue;
import io.grpc.protobuf.ProtoUtils;

public class Clash {
    public static void main(String... args) throws Exception {
        var marshaller = ProtoUtils.marshaller(StringValue.getDefaultInstance());
        System.out.println("grpc read " + marshaller.parse(marshaller.stream(StringValue.of("a message"))).getValue());
        Hello.main(args);
    }
}
