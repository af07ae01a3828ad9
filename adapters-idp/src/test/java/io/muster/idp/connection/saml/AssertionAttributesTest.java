package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attributes under the names that identity providers use. */
class AssertionAttributesTest {
    private static final String WS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String ENTRA_GROUPS = "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups";

    @Test
    void claimsOfEntraAreFoundByTheirUris() {
        ProvenIdentity ana = proven(
                attribute(WS + "name", "ana@acme.onmicrosoft.com"),
                attribute(WS + "emailaddress", "ana@acme.example"),
                attribute(WS + "givenname", "Ana"),
                attribute(WS + "surname", "Lima"),
                attribute("http://schemas.microsoft.com/identity/claims/displayname", "Ana Lima"),
                attribute(ENTRA_GROUPS, "0fb3", "1ac4"));

        assertThat(ana.userName()).contains("ana@acme.onmicrosoft.com");
        assertIsAna(ana, new GroupClaims.Received(List.of("0fb3", "1ac4")));
    }

    @Test
    void claimsOfOktaAndGoogleAreFoundByTheirShortNames() {
        assertIsAna(
                proven(
                        attribute("email", "ana@acme.example"),
                        attribute("firstName", "Ana"),
                        attribute("lastName", "Lima"),
                        attribute("displayName", "Ana Lima"),
                        attribute("groups", "Sales", "Berlin")),
                new GroupClaims.Received(List.of("Sales", "Berlin")));
    }

    @Test
    void claimsOfOneLoginAreFoundByTheirNames() {
        assertIsAna(
                proven(
                        attribute("User.email", "ana@acme.example"),
                        attribute("User.FirstName", "Ana"),
                        attribute("User.LastName", "Lima"),
                        attribute("displayname", "Ana Lima"),
                        attribute("memberOf", "Sales")),
                new GroupClaims.Received(List.of("Sales")));
    }

    @Test
    void claimsOfKeycloakAreFoundByObjectIdentifiersAndRepeatedGroupsAreOneList() {
        ProvenIdentity ana = proven(
                attribute("urn:oid:0.9.2342.19200300.100.1.1", "ana"),
                attribute("urn:oid:1.2.840.113549.1.9.1", "ana@acme.example"),
                attribute("urn:oid:2.5.4.42", "Ana"),
                attribute("urn:oid:2.5.4.4", "Lima"),
                attribute("urn:oid:2.16.840.1.113730.3.1.241", "Ana Lima"),
                attribute("group", "/sales"),
                attribute("group", "/berlin"));

        assertThat(ana.userName()).contains("ana");
        assertIsAna(ana, new GroupClaims.Received(List.of("/sales", "/berlin")));
    }

    @Test
    void linkInsteadOfGroupsIsAnOverage() {
        assertThat(proven(attribute("http://schemas.microsoft.com/claims/groups.link", "https://graph.example/x"))
                        .groups())
                .isEqualTo(new GroupClaims.Overage());
    }

    @Test
    void absentGroupsAreNoneAndAnEmptyAttributeIsAnEmptyList() {
        assertThat(proven().groups()).isEqualTo(new GroupClaims.None());
        assertThat(proven(attribute("groups")).groups()).isEqualTo(new GroupClaims.Received(List.of()));
    }

    @Test
    void chosenNameReplacesTheUsualOnes() {
        SamlAttributeNames chosen = new SamlAttributeNames(
                Optional.of("workMail"),
                Optional.of("uid"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("teams"));
        String xml = signed(
                attribute("email", "private@home.example"),
                attribute("workMail", "ana@acme.example"),
                attribute("groups", "Sales"));
        SamlResponse reader = new SamlResponse(
                Scene.settings(chosen, Scene.IDP.certificate()), Scene.OURS, Scene.KEYS, Scene.REQUEST);

        ProvenIdentity ana = Scene.prove(reader, xml);

        assertThat(ana.email().orElseThrow().value()).isEqualTo("ana@acme.example");
        assertThat(ana.groups()).isEqualTo(new GroupClaims.None());
    }

    @Test
    void nameIdThatIsAnEmailAddressStandsInForTheAttribute() {
        String xml = Scene.with(withAttributes(), ":2.0:nameid-format:persistent", ":1.1:nameid-format:emailAddress");
        ProvenIdentity ana = Scene.prove(Scene.signedAssertion(Scene.with(xml, "ana-4711", "ana@acme.example")));

        assertThat(ana.subject()).isEqualTo("ana@acme.example");
        assertThat(ana.email().orElseThrow().value()).isEqualTo("ana@acme.example");
        assertThat(ana.userName()).contains("ana@acme.example");
    }

    @Test
    void unspecifiedNameIdIsAUserNameButNoEmailAddress() {
        String format = " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"";
        String xml = Scene.with(Scene.with(withAttributes(), format, ""), "ana-4711", "ana@acme.example");
        ProvenIdentity ana = Scene.prove(Scene.signedAssertion(xml));

        assertThat(ana.subject()).isEqualTo("ana@acme.example");
        assertThat(ana.email()).isEmpty();
        assertThat(ana.userName()).contains("ana@acme.example");
    }

    @Test
    void valueThatIsNoAddressIsKeptAsAClaimOnly() {
        ProvenIdentity ana = proven(attribute("email", "nobody"));

        assertThat(ana.email()).isEmpty();
        assertThat(ana.claims()).containsEntry("email", List.of("nobody"));
    }

    @Test
    void valuesThatAreNotTextAreLeftOut() {
        ProvenIdentity ana = proven("""
                <saml:Attribute Name="a"><saml:AttributeValue><x/></saml:AttributeValue>\
                <saml:AttributeValue> b </saml:AttributeValue><saml:AttributeValue/></saml:Attribute>""");

        assertThat(ana.claims()).containsEntry("a", List.of("b"));
    }

    private static void assertIsAna(ProvenIdentity identity, GroupClaims groups) {
        assertThat(identity.email().orElseThrow().value()).isEqualTo("ana@acme.example");
        assertThat(identity.names())
                .isEqualTo(new PersonNames(Optional.of("Ana"), Optional.of("Lima"), Optional.of("Ana Lima")));
        assertThat(identity.groups()).isEqualTo(groups);
    }

    private static ProvenIdentity proven(String... attributes) {
        return Scene.prove(signed(attributes));
    }

    private static String signed(String... attributes) {
        return Scene.signedAssertion(withAttributes(attributes));
    }

    private static String withAttributes(String... attributes) {
        int begin = Scene.UNSIGNED.indexOf("<saml:Attribute ");
        int end = Scene.UNSIGNED.indexOf("</saml:AttributeStatement>");
        return Scene.UNSIGNED.substring(0, begin) + String.join("", attributes) + Scene.UNSIGNED.substring(end);
    }

    private static String attribute(String name, String... values) {
        StringBuilder xml = new StringBuilder("<saml:Attribute Name=\"" + name + "\">");
        for (String value : values) {
            xml.append("<saml:AttributeValue>").append(value).append("</saml:AttributeValue>");
        }
        return xml.append("</saml:Attribute>").toString();
    }
}
