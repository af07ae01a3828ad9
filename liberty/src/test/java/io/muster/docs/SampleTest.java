package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares samples with responses that match and that differ. */
class SampleTest {
    @Test
    void shortenedSampleWithOtherIdsAndTimestampsMatches() {
        assertThat(
                        differences(
                                "{'id':'01a2146b-4006-75fc','at':'2026-11-25T20:35:02Z','items':[{'role':'VIEWER'}]}",
                                "{'id':'01a2146c-1111-75fc','at':'2026-11-26T20:35:02Z','x':1,'items':[{'role':'ADMIN'},{'role':'VIEWER'}]}"))
                .isEmpty();
    }

    @Test
    void missingFieldOtherValueAndOtherElementDiffer() {
        assertThat(differences("{'role':'ADMIN'}", "{}")).containsExactly("/role is missing");
        assertThat(differences("{'active':true}", "{'active':false}")).hasSize(1);
        assertThat(differences("{'role':'ADMIN'}", "{'role':'VIEWER'}")).hasSize(1);
        assertThat(differences("{'role':'ADMIN'}", "{'role':null}")).hasSize(1);
        assertThat(differences("{'items':[{'role':'ADMIN'}]}", "{'items':[{'role':'VIEWER'}]}"))
                .hasSize(1);
        assertThat(differences("{'items':[]}", "{'items':[1]}")).containsExactly("/items is not empty");
    }

    private static List<String> differences(String sample, String answer) {
        return Sample.differences(sample.replace('\'', '"'), answer.replace('\'', '"'));
    }

    @Test
    void textWithOtherNumbersIdsAndHashesIsLikeItsSample() {
        String sample = "2 entries of 019ba2c4-5f0e, chain intact; head 2 63a1d0...\n";

        assertThat(Sample.isLike(sample, "17 entries of 119ba2c4-6f0e, chain intact; head 17 4dd6203a6\n"))
                .isTrue();
    }

    @Test
    void textWithOtherWordsOrAnotherLineIsNotLikeItsSample() {
        String sample = "2 entries, chain intact\n";

        assertThat(Sample.isLike(sample, "2 entries, chain broken\n")).isFalse();
        assertThat(Sample.isLike(sample, "2 entries, chain intact\n3 more\n")).isFalse();
    }
}
