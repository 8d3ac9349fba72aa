package org.livekit4j.agent.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.livekit4j.agent.internal.proto.AgentDispatch;
import org.livekit4j.agent.internal.proto.CreateAgentDispatchRequest;
import org.livekit4j.agent.internal.proto.DeleteAgentDispatchRequest;
import org.livekit4j.agent.internal.proto.ListAgentDispatchRequest;
import org.livekit4j.agent.internal.proto.ListAgentDispatchResponse;
import org.livekit4j.agent.internal.proto.ListParticipantsRequest;
import org.livekit4j.agent.internal.proto.ListParticipantsResponse;
import org.livekit4j.agent.internal.proto.ListRoomsRequest;
import org.livekit4j.agent.internal.proto.ListRoomsResponse;
import org.livekit4j.agent.internal.proto.ParticipantInfo;
import org.livekit4j.agent.internal.proto.Room;
import org.livekit4j.token.VideoGrant;

/** The requests to the server that keeping jobs takes. Safe for use by several threads. */
final class ServerApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 64 << 20;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String DISPATCHES = "AgentDispatchService/";
    private static final String ROOMS = "RoomService/";

    /** No server has the room now, or the one that has it does not answer another one. */
    static final class UnavailableException extends IOException {
        private static final long serialVersionUID = 1;

        UnavailableException(String message) {
            super(message);
        }
    }

    private final HttpClient client;
    private final Supplier<URI> server;
    private final KeyOrigin key;

    /** @param server which one to ask now */
    ServerApi(HttpClient client, Supplier<URI> server, KeyOrigin key) {
        this.client = client;
        this.server = server;
        this.key = key;
    }

    List<Room> rooms() throws IOException, InterruptedException {
        return call(ROOMS + "ListRooms", VideoGrant.NONE.withRoomList(true), ListRoomsRequest.getDefaultInstance(),
                ListRoomsResponse.parser()).getRoomsList();
    }

    /** @return none if there is no such room */
    List<AgentDispatch> dispatches(String room) throws IOException, InterruptedException {
        return call(DISPATCHES + "ListDispatch", admin(room), ListAgentDispatchRequest.newBuilder().setRoom(room).build(),
                ListAgentDispatchResponse.parser(), ListAgentDispatchResponse.getDefaultInstance()).getAgentDispatchesList();
    }

    /** @return none if there is no such room */
    List<ParticipantInfo> participants(String room) throws IOException, InterruptedException {
        return call(ROOMS + "ListParticipants", admin(room), ListParticipantsRequest.newBuilder().setRoom(room).build(),
                ListParticipantsResponse.parser(), ListParticipantsResponse.getDefaultInstance()).getParticipantsList();
    }

    /** @return its identifier */
    String createDispatch(String room, String agentName, String metadata, Map<String, String> attributes)
            throws IOException, InterruptedException {
        CreateAgentDispatchRequest request = CreateAgentDispatchRequest.newBuilder().setRoom(room).setAgentName(agentName)
                .setMetadata(metadata).putAllAttributes(attributes).build();
        return call(DISPATCHES + "CreateDispatch", admin(room), request, AgentDispatch.parser()).getId();
    }

    /** @return whether this call has deleted it: of several callers one has */
    boolean deleteDispatch(String room, String dispatchId) throws IOException, InterruptedException {
        DeleteAgentDispatchRequest request = DeleteAgentDispatchRequest.newBuilder().setRoom(room).setDispatchId(dispatchId)
                .build();
        return call(DISPATCHES + "DeleteDispatch", admin(room), request, AgentDispatch.parser(), null) != null;
    }

    private static VideoGrant admin(String room) {
        return VideoGrant.NONE.withRoomAdmin(true).withRoom(room);
    }

    private <T extends Message> T call(String method, VideoGrant grant, Message request, Parser<T> parser)
            throws IOException, InterruptedException {
        T answer = call(method, grant, request, parser, null);
        if (answer == null) {
            throw new IOException("the server has answered " + method + " with HTTP status " + NOT_FOUND);
        }
        return answer;
    }

    private <T extends Message> T call(String method, VideoGrant grant, Message request, Parser<T> parser, T none)
            throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(ServerPaths.http(server.get(), "/twirp/livekit." + method)).timeout(TIMEOUT)
                .setHeader("Authorization", "Bearer " + key.token(grant)).setHeader("Content-Type", "application/protobuf")
                .POST(BodyPublishers.ofByteArray(request.toByteArray())).build();
        HttpResponse<byte[]> answer = client.send(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        if (answer.statusCode() == NOT_FOUND) {
            return none;
        }
        if (answer.statusCode() != 200) {
            String failure = "the server has answered " + method + " with HTTP status " + answer.statusCode();
            throw answer.statusCode() == UNAVAILABLE ? new UnavailableException(failure) : new IOException(failure);
        }
        try {
            return parser.parseFrom(answer.body());
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("the server's answer to " + method + " is malformed", e);
        }
    }
}
