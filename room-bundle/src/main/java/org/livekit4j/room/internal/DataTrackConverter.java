package org.livekit4j.room.internal;

import java.util.Map;
import java.util.Optional;
import org.livekit4j.data.DataEncodings;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.ffi.proto.DataTrackFrameEncoding;
import org.livekit4j.ffi.proto.DataTrackFrameEncoding.WellKnownFrameEncoding;
import org.livekit4j.ffi.proto.DataTrackInfo;
import org.livekit4j.ffi.proto.DataTrackSchemaEncoding;
import org.livekit4j.ffi.proto.DataTrackSchemaEncoding.WellKnownSchemaEncoding;
import org.livekit4j.ffi.proto.DataTrackSchemaId;

/** Schemas and encodings of data tracks, between the API and the protocol. */
final class DataTrackConverter {
    private static final Map<String, WellKnownSchemaEncoding> SCHEMAS = Map.of(
            DataEncodings.PROTOBUF, WellKnownSchemaEncoding.WELL_KNOWN_SCHEMA_ENCODING_PROTOBUF,
            DataEncodings.FLATBUFFER, WellKnownSchemaEncoding.WELL_KNOWN_SCHEMA_ENCODING_FLATBUFFER,
            DataEncodings.ROS1_MSG, WellKnownSchemaEncoding.WELL_KNOWN_SCHEMA_ENCODING_ROS1_MSG,
            DataEncodings.ROS2_MSG, WellKnownSchemaEncoding.WELL_KNOWN_SCHEMA_ENCODING_ROS2_MSG,
            DataEncodings.ROS2_IDL, WellKnownSchemaEncoding.WELL_KNOWN_SCHEMA_ENCODING_ROS2_IDL,
            DataEncodings.OMG_IDL, WellKnownSchemaEncoding.WELL_KNOWN_SCHEMA_ENCODING_OMG_IDL,
            DataEncodings.JSON_SCHEMA, WellKnownSchemaEncoding.WELL_KNOWN_SCHEMA_ENCODING_JSON_SCHEMA);
    private static final Map<String, WellKnownFrameEncoding> FRAMES = Map.of(
            DataEncodings.ROS1, WellKnownFrameEncoding.WELL_KNOWN_FRAME_ENCODING_ROS1,
            DataEncodings.CDR, WellKnownFrameEncoding.WELL_KNOWN_FRAME_ENCODING_CDR,
            DataEncodings.PROTOBUF, WellKnownFrameEncoding.WELL_KNOWN_FRAME_ENCODING_PROTOBUF,
            DataEncodings.FLATBUFFER, WellKnownFrameEncoding.WELL_KNOWN_FRAME_ENCODING_FLATBUFFER,
            DataEncodings.CBOR, WellKnownFrameEncoding.WELL_KNOWN_FRAME_ENCODING_CBOR,
            DataEncodings.MSGPACK, WellKnownFrameEncoding.WELL_KNOWN_FRAME_ENCODING_MSGPACK,
            DataEncodings.JSON, WellKnownFrameEncoding.WELL_KNOWN_FRAME_ENCODING_JSON);

    private DataTrackConverter() {}

    static DataTrackSchemaId protocol(DataSchema schema) {
        DataTrackSchemaEncoding.Builder encoding = DataTrackSchemaEncoding.newBuilder();
        WellKnownSchemaEncoding known = SCHEMAS.get(schema.encoding());
        return DataTrackSchemaId.newBuilder().setName(schema.name())
                .setEncoding(known == null ? encoding.setCustom(schema.encoding()) : encoding.setWellKnown(known)).build();
    }

    static org.livekit4j.ffi.proto.DataTrackOptions protocol(String name, DataTrackOptions options) {
        org.livekit4j.ffi.proto.DataTrackOptions.Builder encoded = org.livekit4j.ffi.proto.DataTrackOptions.newBuilder()
                .setName(name);
        options.schema().map(DataTrackConverter::protocol).ifPresent(encoded::setSchema);
        options.frameEncoding().ifPresent(encoding -> {
            DataTrackFrameEncoding.Builder frames = DataTrackFrameEncoding.newBuilder();
            WellKnownFrameEncoding known = FRAMES.get(encoding);
            encoded.setFrameEncoding(known == null ? frames.setCustom(encoding) : frames.setWellKnown(known));
        });
        return encoded.build();
    }

    /** Empty also if the publisher leaves a part of it out. */
    static Optional<DataSchema> schema(DataTrackInfo info) {
        DataTrackSchemaId schema = info.getSchema();
        DataTrackSchemaEncoding encoding = schema.getEncoding();
        return schema.getName().isBlank()
                ? Optional.empty()
                : name(encoding.hasCustom(), encoding.getCustom(), SCHEMAS, encoding.getWellKnown())
                        .map(name -> new DataSchema(schema.getName(), name));
    }

    static Optional<String> frameEncoding(DataTrackInfo info) {
        DataTrackFrameEncoding encoding = info.getFrameEncoding();
        return name(encoding.hasCustom(), encoding.getCustom(), FRAMES, encoding.getWellKnown());
    }

    private static <E> Optional<String> name(boolean isCustom, String custom, Map<String, E> names, E known) {
        return isCustom
                ? Optional.of(custom).filter(name -> !name.isBlank())
                : names.entrySet().stream().filter(entry -> entry.getValue() == known).map(Map.Entry::getKey).findFirst();
    }
}
