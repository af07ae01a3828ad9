package io.muster.docs;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a shortened sample in a document with a response. Every field of a sample in JSON has to exist in the
 * response with the same value, and every element of a list has to match one. Ids, timestamps, secrets and addresses
 * may differ.
 */
public final class Sample {
    private static final Set<String> VARYING = Set.of(
            "actor", "by", "changedBy", "createdBy", "decidedBy", "nextCursor", "publicId", "resumeAfter", "sequence");
    private static final Pattern VARYING_TEXT = Pattern.compile(
            "(?:[0-9a-f]{8}-[0-9a-f]{4}-.*" // ids
                    + "|\\d{4}-\\d\\d-\\d\\dT.*Z" // timestamps
                    + "|mst_.*|whsec_.*|[0-9a-f]{64}" // secrets and hashes
                    + "|https?://.*|/organizations/.*|members/.*)"); // addresses

    private static final Pattern VARYING_PART = Pattern.compile("(\\.\\.\\.)|\\w*\\d[\\w-]*");

    private Sample() {}

    /** Returns the differences of the response from the sample, both in JSON; empty if they match. */
    public static List<String> differences(String sample, String answer) {
        return differences("", json(sample), json(answer));
    }

    /**
     * Returns whether a printed text is like the sample. Words with a digit may differ, and an ellipsis stands for any
     * characters of a line.
     */
    public static boolean isLike(String sample, String text) {
        StringBuilder expected = new StringBuilder();
        int end = 0;
        Matcher varying = VARYING_PART.matcher(sample);
        while (varying.find()) {
            expected.append(Pattern.quote(sample.substring(end, varying.start())))
                    .append(varying.group(1) == null ? "[\\w-]+" : ".*");
            end = varying.end();
        }
        return text.matches(
                expected.append(Pattern.quote(sample.substring(end))).toString());
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    private static List<String> differences(String path, JsonValue sample, JsonValue answer) {
        if (sample.getValueType() != answer.getValueType() && !(isFlag(sample) && isFlag(answer))) {
            return List.of(path + " is " + answer + " and not " + sample);
        }
        if (sample instanceof JsonObject object) {
            return object(path, object, answer.asJsonObject());
        }
        if (sample instanceof JsonArray array) {
            return array(path, array, answer.asJsonArray());
        }
        boolean varies = sample instanceof JsonString text
                && VARYING_TEXT.matcher(text.getString()).matches();
        return varies || sample.equals(answer) ? List.of() : List.of(path + " is " + answer + " and not " + sample);
    }

    private static List<String> object(String path, JsonObject sample, JsonObject answer) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, JsonValue> field : sample.entrySet()) {
            String name = path + "/" + field.getKey();
            JsonValue value = answer.get(field.getKey());
            if (value == null) {
                differences.add(name + " is missing");
            } else if (!VARYING.contains(field.getKey())) {
                differences.addAll(differences(name, field.getValue(), value));
            }
        }
        return differences;
    }

    private static List<String> array(String path, JsonArray sample, JsonArray answer) {
        List<String> differences = new ArrayList<>();
        if (sample.isEmpty() && !answer.isEmpty()) {
            differences.add(path + " is not empty");
        }
        for (JsonValue element : sample) {
            if (answer.stream()
                    .noneMatch(other -> differences(path, element, other).isEmpty())) {
                differences.add(path + " has no element like " + element);
            }
        }
        return differences;
    }

    private static boolean isFlag(JsonValue value) {
        return value == JsonValue.TRUE || value == JsonValue.FALSE;
    }
}
