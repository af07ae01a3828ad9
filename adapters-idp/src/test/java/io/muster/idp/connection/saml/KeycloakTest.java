package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.signin.ProvenIdentity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.dom.saml.v2.metadata.EntityDescriptorType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;

class KeycloakTest {
    @ParameterizedTest
    @EnumSource
    void responseOfKeycloakIsAccepted(Keycloak.Form form) {
        String xml = Keycloak.response(form);
        ProvenIdentity ana = Scene.READER.prove(TestIdp.encoded(xml), Instant.now(), Scene.NEVER_USED);

        assertThat(ana.subject()).isEqualTo("ana-4711");
        assertThat(ana.email().orElseThrow().value()).isEqualTo("ana@acme.example");
        assertThat(Keycloak.subject(xml)).contains("ana-4711");
    }

    @Test
    void keycloakAcceptsTheResponsesOfTheTestIdp() {
        assertThat(Keycloak.subject(Scene.signedAssertion(Scene.UNSIGNED))).contains("ana-4711");
        assertThat(Keycloak.subject(Scene.signedResponse(Scene.UNSIGNED))).contains("ana-4711");
        assertThat(Keycloak.subject(Scene.doublySigned(Scene.UNSIGNED))).contains("ana-4711");
        assertThat(Keycloak.subject(Scene.UNSIGNED)).isEmpty();
    }

    @Test
    void keycloakReadsOurRequest() throws Exception {
        AuthnRequestType request =
                (AuthnRequestType) Keycloak.parsed(AuthnRequest.xml(Scene.SETTINGS, Scene.OURS, Scene.REQUEST));

        assertThat(request.getID()).isEqualTo(Scene.REQUEST.id());
        assertThat(request.getAssertionConsumerServiceURL()).isEqualTo(Scene.OURS.acs());
        assertThat(request.getIssuer().getValue())
                .isEqualTo(Scene.OURS.entityId().toString());
    }

    @Test
    void keycloakReadsOurMetadata() throws Exception {
        EntityDescriptorType entity = (EntityDescriptorType)
                Keycloak.parsed(SpMetadata.xml(Scene.OURS, Scene.certificates(Scene.KEYS), true));

        assertThat(entity.getEntityID()).isEqualTo(Scene.OURS.entityId().toString());
        assertThat(entity.getChoiceType()).hasSize(1);
    }
}
