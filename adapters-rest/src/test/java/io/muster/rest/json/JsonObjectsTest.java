package io.muster.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "1e99999999999", "-1e-99999999999"})
    void numbersWithAnExponentOutOfRangeAreRefused(String number) {
        assertRefused("{\"x\":" + number + "}", "out of range");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_101, 2_000})
    void numbersOfTooManyDigitsAreRefused(int digits) {
        assertRefused("{\"x\":" + "1".repeat(digits) + "}", "out of range");
        assertRefused("{\"x\":0." + "1".repeat(digits) + "}", "out of range");
    }

    @Test
    void everyKindOfValueIsRead() {
        String body = "{\"text\":\"ä\\u0041\",\"whole\":-12,\"real\":1.50,\"huge\":1E+400,\"yes\":true,\"no\":false,"
                + "\"nothing\":null,\"list\":[1,\"a\",[],{}],\"object\":{\"x\":{}}}";

        assertThat(JsonObjects.parse(bytes(body))).hasToString(body.replace("\\u0041", "A"));
    }

    @Test
    void valuesAreCountedWhileReading() {
        String most = "{\"x\":[" + "1,".repeat(JsonObjects.MAX_VALUES - 3) + "1]}";

        assertThat(JsonObjects.parse(bytes(most)).getJsonArray("x")).hasSize(JsonObjects.MAX_VALUES - 2);
        assertRefused(most.replace("[1,", "[1,1,"), "more than 50000 values");
        // text after the limit is not read
        assertRefused("{\"x\":[" + "{},".repeat(JsonObjects.MAX_VALUES) + " no JSON", "more than 50000 values");
    }

    @Test
    void depthIsLimitedWhileReading() {
        String deepest = "[".repeat(JsonObjects.MAX_DEPTH - 1) + "]".repeat(JsonObjects.MAX_DEPTH - 1);

        assertThat(JsonObjects.parse(bytes("{\"[[[[\":" + deepest + "}"))).hasSize(1);
        assertRefused("{\"x\":[" + deepest + "]}", "nested deeper than 32");
        assertRefused("{\"x\":" + "[{\"x\":".repeat(100_000), "nested deeper than 32");
    }

    @Test
    void nameInJsonBeyondTheLimitIsRefused() {
        assertThat(JsonObjects.parse(bytes("{\"" + "n".repeat(JsonObjects.MAX_NAME) + "\":1}")))
                .hasSize(1);
        assertRefused("{\"" + "n".repeat(JsonObjects.MAX_NAME + 1) + "\":1}", "longer than 1024 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE"})
    void textThatIsNotUtf8IsRefused(String charset) {
        byte[] body = "{\"userName\":\"jürgen\"}".getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> JsonObjects.parse(body)).isInstanceOf(InvalidJson.class);
    }

    @Test
    void malformedUtf8IsRefusedByItsReason() {
        for (int[] malformed :
                new int[][] {{0xFC}, {0xC3}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}}) {
            StringBuilder body = new StringBuilder("{\"x\":\"");
            for (int octet : malformed) {
                body.append((char) octet);
            }
            byte[] bytes = body.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1);

            assertThatThrownBy(() -> JsonObjects.parse(bytes)).hasMessage("The body is not UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "1",
                "null",
                "\"x\"",
                "{} {}",
                "{}1",
                "{},",
                "{\"x\"}",
                "{\"x\":}",
                "{\"x\":1,}",
                "{x:1}",
                "{'x':1}",
                "{\"x\":01}",
                "{\"x\":NaN}",
                "{\"x\":\"\n\"}",
                "{\"x\":[1 2]}",
                "{\"x\":\"\\x\"}",
                "{\"x\":tru}"
            })
    void textThatIsNotOneJsonObjectIsRefused(String body) {
        assertThatThrownBy(() -> JsonObjects.parse(bytes(body))).isInstanceOf(InvalidJson.class);
    }

    private static void assertRefused(String body, String detail) {
        assertThatThrownBy(() -> JsonObjects.parse(bytes(body)))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining(detail);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
