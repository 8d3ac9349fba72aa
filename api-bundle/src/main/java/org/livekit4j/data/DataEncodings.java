package org.livekit4j.data;

/** The encodings of schemas and frames that LiveKit names. Any other name is a custom encoding. */
public final class DataEncodings {
    /** Protocol Buffers, of schemas and of frames. */
    public static final String PROTOBUF = "protobuf";
    /** FlatBuffers, of schemas and of frames. */
    public static final String FLATBUFFER = "flatbuffer";
    /** Messages of ROS 1, of schemas. */
    public static final String ROS1_MSG = "ros1msg";
    /** Messages of ROS 2, of schemas. */
    public static final String ROS2_MSG = "ros2msg";
    /** The IDL of ROS 2, of schemas. */
    public static final String ROS2_IDL = "ros2idl";
    /** The IDL of OMG, of schemas. */
    public static final String OMG_IDL = "omgidl";
    /** JSON Schema, of schemas. */
    public static final String JSON_SCHEMA = "jsonschema";
    /** The serialization of ROS 1, of frames. */
    public static final String ROS1 = "ros1";
    /** Common Data Representation, of frames. */
    public static final String CDR = "cdr";
    /** CBOR, of frames. */
    public static final String CBOR = "cbor";
    /** MessagePack, of frames. */
    public static final String MSGPACK = "msgpack";
    /** JSON, of frames. */
    public static final String JSON = "json";

    private DataEncodings() {}
}
