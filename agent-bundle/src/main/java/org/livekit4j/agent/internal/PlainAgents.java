package org.livekit4j.agent.internal;

import java.util.function.Consumer;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.AgentProvider;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.room.Rooms;

/** Offers workers where there is no OSGi. */
public final class PlainAgents implements AgentProvider {

    @Override
    public OwnedAgentWorker start(AgentOptions options, JobHandler handler, Rooms rooms, Consumer<OwnedAgentWorker> onClose) {
        Owned worker = new Owned(AgentSettings.of(options, System::getenv), handler, rooms, onClose);
        worker.start();
        return worker;
    }

    private static final class Owned extends Worker implements OwnedAgentWorker {
        private final Consumer<OwnedAgentWorker> onClose;

        Owned(AgentSettings settings, JobHandler handler, Rooms rooms, Consumer<OwnedAgentWorker> onClose) {
            super(settings, handler, rooms);
            this.onClose = onClose;
        }

        @Override
        public void awaitEnd() throws InterruptedException {
            awaitEnded();
        }

        @Override
        public void close() {
            end();
            onClose.accept(this);
        }
    }
}
