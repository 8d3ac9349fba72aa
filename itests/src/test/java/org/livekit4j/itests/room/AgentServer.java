package org.livekit4j.itests.room;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.livekit4j.token.VideoGrant;

/** What those do who need agents: dispatch jobs, and look at what became of them. */
final class AgentServer {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestServer server;

    AgentServer(TestServer server) {
        this.server = server;
    }

    /** @return the identifier of the dispatch */
    String dispatch(String room, String agent, String metadata) {
        JsonObject request = new JsonObject();
        request.addProperty("room", room);
        request.addProperty("agent_name", agent);
        request.addProperty("metadata", metadata);
        return call("AgentDispatchService/CreateDispatch", admin(room), request).get("id").getAsString();
    }

    void deleteDispatch(String room, String id) {
        JsonObject request = new JsonObject();
        request.addProperty("room", room);
        request.addProperty("dispatch_id", id);
        call("AgentDispatchService/DeleteDispatch", admin(room), request);
    }

    /** @return the identifiers of the dispatches in the room for this agent, those that were taken over included */
    List<String> dispatches(String room, String agent) {
        JsonObject request = new JsonObject();
        request.addProperty("room", room);
        List<String> ids = new ArrayList<>();
        array(call("AgentDispatchService/ListDispatch", admin(room), request), "agent_dispatches").forEach(dispatch -> {
            JsonObject described = dispatch.getAsJsonObject();
            if (text(described, "agent_name").equals(agent) || described.has("attributes")
                    && text(described.getAsJsonObject("attributes"), "livekit4j.agent").equals(agent)) {
                ids.add(text(described, "id"));
            }
        });
        return ids;
    }

    /** @param agent that is dispatched to it, or empty for what the server does by itself */
    void createRoom(String room, String agent) {
        JsonObject request = new JsonObject();
        request.addProperty("name", room);
        if (!agent.isEmpty()) {
            JsonObject dispatch = new JsonObject();
            dispatch.addProperty("agent_name", agent);
            JsonArray agents = new JsonArray();
            agents.add(dispatch);
            request.add("agents", agents);
        }
        call("RoomService/CreateRoom", VideoGrant.NONE.withRoomCreate(true), request);
    }

    void deleteRoom(String room) {
        JsonObject request = new JsonObject();
        request.addProperty("room", room);
        call("RoomService/DeleteRoom", VideoGrant.NONE.withRoomCreate(true), request);
    }

    List<String> participants(String room) {
        JsonObject request = new JsonObject();
        request.addProperty("room", room);
        List<String> identities = new ArrayList<>();
        array(call("RoomService/ListParticipants", admin(room), request), "participants")
                .forEach(participant -> identities.add(text(participant.getAsJsonObject(), "identity")));
        return identities;
    }

    private static VideoGrant admin(String room) {
        return VideoGrant.NONE.withRoomAdmin(true).withRoom(room);
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }

    private JsonObject call(String method, VideoGrant grant, JsonObject request) {
        HttpRequest post = HttpRequest
                .newBuilder(URI.create(server.url().replaceFirst("^ws", "http") + "/twirp/livekit." + method))
                .header("Authorization", "Bearer " + server.access().withGrant(grant).toJwt())
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(request.toString())).build();
        try {
            HttpResponse<String> answer = CLIENT.send(post, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(method + ": HTTP status " + answer.statusCode() + " " + answer.body());
            }
            return JsonParser.parseString(answer.body()).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
