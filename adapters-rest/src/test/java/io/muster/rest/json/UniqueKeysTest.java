package io.muster.rest.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueKeysTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'plan':'STARTER','plan':'BUSINESS'} | plan",
                "{'a':1,'b':{'c':1},'a':1} | a",
                "{'rows':[{'a':1},{'b':1,'b':2}]} | b",
                "{'a':1,'\\u0061':2} | a",
                "{'x':{'a':[{}],'a':null}} | a"
            })
    void aRepeatedKeyIsRefusedByName(String json, String name) {
        assertThatThrownBy(() -> JsonObjects.parseUnique(body(json)))
                .isInstanceOf(InvalidJson.class)
                .hasMessage(name + " is there twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'a':1,'A':2}", "{'a':{'a':{'a':1}}}", "{'rows':[{'a':1},{'a':1}]}", "{'a':'a','b':'a'}"})
    void theSameKeyInDifferentObjectsPasses(String json) {
        assertThatCode(() -> JsonObjects.parseUnique(body(json))).doesNotThrowAnyException();
    }

    private static byte[] body(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
