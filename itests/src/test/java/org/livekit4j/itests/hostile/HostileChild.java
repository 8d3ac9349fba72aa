package org.livekit4j.itests.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Tries the cases of a table one after the other, and tells its parent before and after each. */
public final class HostileChild {
    static final String BEGIN = "@@BEGIN ";
    static final String END = "@@END ";
    static final String DONE = "@@DONE";

    private static final long WAITING_MS = 150;
    /** More than each of the waits that a call and its meeting may take. */
    private static final long TIMEOUT_MS = 60_000;
    /** Of a future that may never be done. */
    private static final long PENDING_MS = 400;

    private HostileChild() {}

    public static void main(String[] args) throws Exception {
        ChildJvm.goWithParent();
        List<HostileCase> cases = HostileTable.valueOf(args[0]).cases();
        Stage stage = new Stage();
        for (int i = Integer.parseInt(args[1]); i < cases.size(); i++) {
            System.out.println(BEGIN + i);
            String problem = run(cases.get(i), stage);
            System.out.println(END + i + " " + (problem == null ? "" : problem.replaceAll("\\R", " ")));
        }
        System.out.println(DONE);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String run(HostileCase one, Stage stage) throws InterruptedException {
        stage.services(); // here, so that no case can take it for an answer that they cannot be had
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().daemon().name("attempt").start(() -> {
            try {
                await(one.attempt().run(stage));
            } catch (Throwable e) {
                failure.set(e instanceof CompletionException || e instanceof ExecutionException ? e.getCause() : e);
            }
        });
        if (one.waits()) {
            thread.join(WAITING_MS);
            thread.interrupt();
        }
        thread.join(TIMEOUT_MS);
        if (thread.isAlive()) {
            return "it does not come to an end: " + Arrays.toString(thread.getStackTrace());
        }
        stage.endCase();
        if (one.waits() && failure.get() instanceof InterruptedException) {
            return null;
        }
        String problem = one.judge(failure.get());
        return problem == null || failure.get() == null
                ? problem
                : problem + ": " + Arrays.toString(failure.get().getStackTrace());
    }

    private static void await(Object result) throws ExecutionException, InterruptedException {
        if (result instanceof CompletionStage<?> stage) {
            CompletableFuture<?> future = stage.toCompletableFuture();
            try {
                Object value = future.get(PENDING_MS, TimeUnit.MILLISECONDS);
                if (value instanceof org.livekit4j.room.Room room) {
                    room.close();
                }
            } catch (TimeoutException e) {
                future.cancel(false);
            }
        }
    }
}
