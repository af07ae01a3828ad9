package io.muster.persistence.simulation;

import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.SimulatedStep.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the steps of a simulation as a JSON document. Its names are part of the schema. */
final class StepsJson {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private StepsJson() {}

    static String write(List<SimulatedStep> steps) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        for (SimulatedStep step : steps) {
            JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                    .add("title", step.title())
                    .add("method", step.method())
                    .add("target", step.target())
                    .add("expected", step.expected())
                    .add("verdict", step.verdict().name())
                    .add("why", step.why());
            step.sent().ifPresent(sent -> json.add("sent", sent));
            step.status().ifPresent(status -> json.add("status", status));
            step.answer().ifPresent(answer -> json.add("answer", answer));
            array.add(json);
        }
        return array.build().toString();
    }

    static List<SimulatedStep> read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(StepsJson::step)
                    .toList();
        }
    }

    private static SimulatedStep step(JsonObject json) {
        return new SimulatedStep(
                json.getString("title"),
                json.getString("method"),
                json.getString("target"),
                Optional.ofNullable(json.getString("sent", null)),
                json.getString("expected"),
                json.containsKey("status") ? Optional.of(json.getInt("status")) : Optional.empty(),
                Optional.ofNullable(json.getString("answer", null)),
                Verdict.valueOf(json.getString("verdict")),
                json.getString("why"));
    }
}
