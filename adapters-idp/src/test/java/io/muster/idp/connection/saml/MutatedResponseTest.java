package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Changes good responses at random. Each is refused, or proves exactly what was signed; and Keycloak accepts what is
 * accepted here. The profile {@code fuzz} runs more documents.
 */
class MutatedResponseTest {
    private static final int DOCUMENTS = Integer.getInteger("saml.documents", 500);
    private static final long SEED = Long.getLong("saml.seed", 20_261_124L);

    private final Instant now = Instant.now();
    private final List<String> corpus = corpus();
    private final Set<SignInCode> refusals = EnumSet.noneOf(SignInCode.class);
    private final List<String> findings = new ArrayList<>();
    private int accepted;

    @Test
    void mutatedResponseIsRefusedOrProvesTheSignedContent() {
        for (int document = 0; document < DOCUMENTS; document++) {
            long seed = SEED + document;
            String good = corpus.get(document % corpus.size());
            String mutated = new Mutation(new Random(seed)).of(good);
            judge("seed " + seed + ": " + mutated, good, mutated);
        }

        assertThat(findings).isEmpty();
        assertThat(accepted).as("accepted").isGreaterThan(DOCUMENTS / 100);
        assertThat(refusals).as("refused by").hasSizeGreaterThan(8);
    }

    private void judge(String description, String good, String mutated) {
        Optional<ProvenIdentity> proven = proven(description, mutated);
        if (proven.isEmpty()) {
            return;
        }
        accepted++;
        if (!proven.equals(Optional.of(prove(good)))) {
            findings.add("another identity, " + description);
        }
        if (keyInfos(mutated).equals(keyInfos(good))
                && !Keycloak.subject(mutated).equals(proven.map(ProvenIdentity::subject))) {
            findings.add("Keycloak disagrees, " + description);
        }
    }

    /** Keycloak reads the keys in a signature, which are ignored here. */
    private static List<String> keyInfos(String xml) {
        List<String> found = new ArrayList<>();
        XmlElements.forEach(TestIdp.parse(xml), node -> {
            if (XmlElements.is(node, SamlNames.SIGNATURE, "KeyInfo")) {
                found.add(TestIdp.text(node));
            }
        });
        return found;
    }

    private Optional<ProvenIdentity> proven(String description, String xml) {
        try {
            return Optional.of(prove(xml));
        } catch (SignInRefused refused) {
            refusals.add(refused.code());
            return Optional.empty();
        } catch (RuntimeException defect) {
            findings.add(defect + ", " + description);
            return Optional.empty();
        }
    }

    private ProvenIdentity prove(String xml) {
        return Scene.READER.prove(TestIdp.encoded(xml), now, Scene.NEVER_USED);
    }

    /** Returns responses that are good now: of Keycloak, and of the test's identity provider. */
    private List<String> corpus() {
        List<String> good = new ArrayList<>();
        for (Keycloak.Form form : Keycloak.Form.values()) {
            good.add(Keycloak.response(form));
        }
        String unsigned = Scene.UNSIGNED
                .replaceAll("\"2026-11-24T[^\"]*\"", "\"" + now + "\"")
                .replaceAll("NotOnOrAfter=\"[^\"]*\"", "NotOnOrAfter=\"" + now.plusSeconds(300) + "\"");
        good.add(Scene.signedAssertion(unsigned));
        good.add(Scene.signedResponse(unsigned));
        good.add(Scene.doublySigned(unsigned));
        return good;
    }
}
