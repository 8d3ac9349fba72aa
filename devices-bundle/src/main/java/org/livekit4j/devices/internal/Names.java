package org.livekit4j.devices.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Tells devices of one name apart. */
final class Names {

    private Names() {}

    /**
     * @param name the name of an entry, which others may have, too
     * @param maker makes of an entry and its unique name what is returned
     */
    static <E, T> List<T> unique(List<E> entries, Function<E, String> name, BiFunction<E, String, T> maker) {
        Map<String, Integer> seen = new HashMap<>();
        List<T> made = new ArrayList<>();
        for (E entry : entries) {
            String own = name.apply(entry).strip();
            int number = seen.merge(own, 1, Integer::sum);
            made.add(maker.apply(entry, number == 1 ? own : own + " (" + number + ")"));
        }
        return made;
    }
}
