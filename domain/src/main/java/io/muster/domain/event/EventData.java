package io.muster.domain.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data of an event: an immutable flat document whose fields are texts, flags or lists of texts. */
public record EventData(Map<String, Object> fields) {
    public static final EventData NONE = new EventData(Map.of());

    public EventData {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        fields.forEach(EventData::require);
    }

    public EventData with(String name, String text) {
        return plus(name, text);
    }

    /** Adds the field if there is a text. */
    public EventData with(String name, Optional<String> text) {
        return text.map(present -> plus(name, present)).orElse(this);
    }

    public EventData with(String name, boolean flag) {
        return plus(name, flag);
    }

    public EventData with(String name, List<String> texts) {
        return plus(name, List.copyOf(texts));
    }

    private EventData plus(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new EventData(more);
    }

    private static void require(String name, Object value) {
        boolean known = value instanceof String
                || value instanceof Boolean
                || (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
        if (!known) {
            throw new IllegalArgumentException(name + " is neither a text, a flag nor a list of texts");
        }
    }
}
