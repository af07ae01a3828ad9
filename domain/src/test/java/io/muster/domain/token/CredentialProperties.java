package io.muster.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.token.CredentialText.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CredentialProperties {
    @Property(tries = 200)
    void credentialIsParsedFromItsText(
            @ForAll @Size(12) byte[] id, @ForAll @Size(32) byte[] secret, @ForAll Kind kind) {
        CredentialText issued = CredentialText.of(kind, id, secret);

        assertThat(CredentialText.parse(kind, issued.text())).contains(issued);
        assertThat(issued.text()).matches("mst_(scim|key)_[0-9A-Za-z]{17}_[0-9A-Za-z]{49}");
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Property(tries = 500)
    void credentialWithAChangedCharacterIsNotParsed(
            @ForAll @Size(12) byte[] id,
            @ForAll @Size(32) byte[] secret,
            @ForAll @IntRange(max = 75) int position,
            @ForAll char replacement) {
        String text = CredentialText.of(Kind.SCIM_TOKEN, id, secret).text();
        String changed = text.substring(0, position) + replacement + text.substring(position + 1);

        assertThat(CredentialText.parse(Kind.SCIM_TOKEN, changed).isPresent()).isEqualTo(changed.equals(text));
    }

    @Property(tries = 100)
    void hashDependsOnSecretAndKey(@ForAll @Size(12) byte[] id, @ForAll @Size(32) byte[] secret) {
        CredentialText text = CredentialText.of(Kind.API_KEY, id, secret);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        SecretDigest digest = new KeyedHash(new byte[32]).digest(text);
        assertThat(digest).isEqualTo(new KeyedHash(new byte[32]).digest(text));
        assertThat(digest).isNotEqualTo(new KeyedHash(otherKey).digest(text));
        byte[] otherSecret = secret.clone();
        otherSecret[31] ^= 1;
        assertThat(digest)
                .isNotEqualTo(new KeyedHash(new byte[32]).digest(CredentialText.of(Kind.API_KEY, id, otherSecret)));
    }
}
