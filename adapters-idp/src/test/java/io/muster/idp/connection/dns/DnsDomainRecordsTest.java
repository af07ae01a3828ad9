package io.muster.idp.connection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.connection.TxtAnswer;
import io.muster.domain.connection.TxtAnswer.Texts;
import io.muster.domain.connection.TxtAnswer.TryLater;
import io.muster.idp.testing.TestDns;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class DnsDomainRecordsTest {
    private static final TestDns DNS = TestDns.start();
    private static final String NAME = "_muster-challenge.acme.example";

    private final DnsDomainRecords records = DnsDomainRecords.asking(List.of(DNS.address()));

    @AfterAll
    static void stop() throws IOException {
        DNS.close();
    }

    @Test
    void textsOfAllRecordsAreReturned() {
        DNS.texts(NAME, "v=spf1 -all", "muster-domain-verification=x");

        assertThat(texts(NAME)).containsExactlyInAnyOrder("v=spf1 -all", "muster-domain-verification=x");
    }

    @Test
    void piecesOfALongTextArePutTogether() {
        String text = "0123456789".repeat(60);
        DNS.texts("long.example", text);

        assertThat(texts("long.example")).containsExactly(text);
    }

    @Test
    void truncatedAnswerIsAskedForAgainOverTcp() {
        int before = DNS.overTcp();
        DNS.texts("many.example", "a".repeat(1_000), "b".repeat(1_000));

        assertThat(texts("many.example")).hasSize(2);
        assertThat(DNS.overTcp()).isGreaterThan(before);
    }

    @Test
    void aliasOfADomainIsFollowedToItsTexts() {
        DNS.alias("alias.example", "target.example");
        DNS.texts("target.example", "found");
        DNS.alias("dangling.example", "nothing.example");

        assertThat(texts("alias.example")).containsExactly("found");
        assertThat(texts("dangling.example")).isEmpty();
    }

    @Test
    void nameWithoutRecordsHasNoTextsAndItsZoneIsTold() {
        DNS.texts("empty.acme.example");

        assertThat(records.texts("empty.acme.example")).isEqualTo(new Texts(List.of(), Optional.of("acme.example")));
        assertThat(records.texts("a.b.Acme.example")).isEqualTo(new Texts(List.of(), Optional.of("acme.example")));
    }

    @Test
    void failureRefusalAndSilenceSayNothingAboutTheName() {
        DNS.failure("failing.example", Rcode.SERVFAIL);
        DNS.failure("refused.example", Rcode.REFUSED);
        DNS.silence("silent.example");

        assertThat(records.texts("failing.example")).isEqualTo(new TryLater("The DNS server answered SERVFAIL"));
        assertThat(records.texts("refused.example")).isEqualTo(new TryLater("The DNS server answered REFUSED"));
        DnsDomainRecords hasty =
                DnsDomainRecords.asking(List.of(DNS.address()), Duration.ofMillis(200), Duration.ofMillis(500));
        assertThat(hasty.texts("silent.example")).isEqualTo(new TryLater("No DNS server answered in time"));
    }

    @Test
    void serverThatCannotBeReachedSaysNothingAboutTheName() throws IOException {
        TestDns gone = TestDns.start();
        InetSocketAddress address = gone.address();
        gone.close();

        assertThat(DnsDomainRecords.asking(List.of(address)).texts(NAME)).isInstanceOf(TryLater.class);
    }

    @Test
    void nameThatIsTooLongForTheDnsIsNoError() {
        assertThat(records.texts("a.".repeat(130) + "example")).isInstanceOf(TryLater.class);
    }

    private List<String> texts(String name) {
        TxtAnswer answer = records.texts(name);
        assertThat(answer).isInstanceOf(Texts.class);
        return ((Texts) answer).texts();
    }
}
