package org.livekit4j.bench.soak.user;

import java.util.concurrent.Executor;

/** Takes tasks, unless its temper throws. */
public final class UnreliableExecutor implements Executor {
    private final Executor tasks;
    private final Temper temper;

    public UnreliableExecutor(Executor tasks, Temper temper) {
        this.tasks = tasks;
        this.temper = temper;
    }

    @Override
    public void execute(Runnable task) {
        temper.show();
        tasks.execute(task);
    }
}
