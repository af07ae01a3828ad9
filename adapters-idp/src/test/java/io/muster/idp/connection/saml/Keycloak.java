package io.muster.idp.connection.saml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.saml.BaseSAML2BindingBuilder;
import org.keycloak.saml.SAML2LoginResponseBuilder;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.api.saml.v2.response.SAML2Response;
import org.keycloak.saml.processing.api.saml.v2.sig.SAML2Signature;
import org.keycloak.saml.processing.core.parsers.saml.SAMLParser;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Document;

/** Keycloak's SAML library: signs independently of our code, and gives a second opinion about what is signed. */
final class Keycloak {
    private static final int LIFETIME_SECONDS = 300;

    private Keycloak() {}

    /** The ways in which Keycloak signs and encrypts a response. */
    enum Form {
        SIGNED_RESPONSE,
        SIGNED_ASSERTION,
        BOTH_SIGNED,
        ENCRYPTED
    }

    /** Returns a response that is good from now on, by the clock of this machine. */
    static String response(Form form) {
        try {
            SAML2LoginResponseBuilder builder = new SAML2LoginResponseBuilder()
                    .requestID(Scene.REQUEST.id())
                    .destination(Scene.OURS.acs().toString())
                    .issuer(Scene.IDP_ID)
                    .requestIssuer(Scene.OURS.entityId().toString())
                    .assertionExpiration(LIFETIME_SECONDS)
                    .subjectExpiration(LIFETIME_SECONDS)
                    .sessionIndex("session")
                    .nameIdentifier(SamlNames.PERSISTENT, "ana-4711");
            ResponseType response = builder.buildModel();
            response.getAssertions().get(0).getAssertion().addStatement(email());
            Document document = builder.buildDocument(response);
            return DocumentUtil.getDocumentAsString(
                    binding(form).postBinding(document).getDocument());
        } catch (Exception notBuilt) {
            throw new IllegalStateException(notBuilt);
        }
    }

    /** Returns the NameID of a response whose signatures Keycloak accepts; empty if it refuses the response. */
    static Optional<String> subject(String xml) {
        try {
            Document document = DocumentUtil.getDocument(xml);
            HardcodedKeyLocator keys = new HardcodedKeyLocator(Scene.IDP.pair().getPublic());
            if (!new SAML2Signature().validate(document, keys)) {
                return Optional.empty();
            }
            SAMLDocumentHolder holder = SAML2Response.getSAML2ObjectFromDocument(document);
            ResponseType response = (ResponseType) holder.getSamlObject();
            NameIDType nameId = (NameIDType) AssertionUtil.getAssertion(
                            holder, response, Scene.KEYS.signing().privateKey())
                    .getSubject()
                    .getSubType()
                    .getBaseID();
            return Optional.of(nameId.getValue());
        } catch (Exception refused) {
            return Optional.empty();
        }
    }

    /** Returns what Keycloak's parser makes of a document of ours. */
    static Object parsed(String xml) throws Exception {
        return SAMLParser.getInstance().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static AttributeStatementType email() {
        AttributeType email = new AttributeType("email");
        email.addAttributeValue("ana@acme.example");
        AttributeStatementType statement = new AttributeStatementType();
        statement.addAttribute(new AttributeStatementType.ASTChoiceType(email));
        return statement;
    }

    private static BaseSAML2BindingBuilder<?> binding(Form form) {
        BaseSAML2BindingBuilder<?> binding = new BaseSAML2BindingBuilder<>();
        binding.signatureAlgorithm(SignatureAlgorithm.RSA_SHA256);
        binding.signWith("key", Scene.IDP.pair(), Scene.IDP.certificate().x509());
        switch (form) {
            case SIGNED_RESPONSE -> binding.signDocument();
            case SIGNED_ASSERTION -> binding.signAssertions();
            case BOTH_SIGNED -> {
                binding.signDocument();
                binding.signAssertions();
            }
            case ENCRYPTED -> {
                binding.signDocument();
                binding.signAssertions();
                binding.encrypt(Scene.KEYS.signing().certificate().getPublicKey());
                binding.encryptionAlgorithm("http://www.w3.org/2009/xmlenc11#aes256-gcm");
            }
        }
        return binding;
    }
}
