package io.muster.domain.connection;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.token.SealedSecret;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The key pairs of the SAML service provider of one organization. During a rollover there are two: both are published
 * and decrypt, so that identity providers can exchange them one after the other; only the first signs.
 */
public record ServiceKeys(OrganizationId organization, ServiceKey signing, Optional<ServiceKey> other) {
    public List<ServiceKey> all() {
        return Stream.concat(Stream.of(signing), other.stream()).toList();
    }

    /** @throws Problem MODE_CONFLICT if there are two */
    public void requireOne() {
        if (other.isPresent()) {
            throw new Problem(Code.MODE_CONFLICT, "There are two key pairs already; remove the one that does not sign");
        }
    }

    /**
     * Publishes another key pair beside the one that signs.
     *
     * @throws Problem MODE_CONFLICT if there are two already
     */
    public ServiceKeys with(ServiceKey next) {
        requireOne();
        return new ServiceKeys(organization, signing, Optional.of(next));
    }

    /**
     * Lets the other key pair sign.
     *
     * @throws Problem MODE_CONFLICT if there is none
     */
    public ServiceKeys swapped() {
        return new ServiceKeys(organization, present(), Optional.of(signing));
    }

    /**
     * Removes the key pair that does not sign.
     *
     * @throws Problem MODE_CONFLICT if there is none
     */
    public ServiceKeys withoutOther() {
        present();
        return new ServiceKeys(organization, signing, Optional.empty());
    }

    /** Returns the key pairs with every private key sealed again. */
    public ServiceKeys resealed(BiFunction<SealedSecret, String, SealedSecret> seal) {
        return new ServiceKeys(organization, resealed(signing, seal), other.map(key -> resealed(key, seal)));
    }

    private ServiceKey present() {
        return other.orElseThrow(() -> new Problem(Code.MODE_CONFLICT, "There is no second key pair; make one first"));
    }

    private ServiceKey resealed(ServiceKey key, BiFunction<SealedSecret, String, SealedSecret> seal) {
        return new ServiceKey(
                key.id(),
                seal.apply(key.privateKey(), ServiceKey.place(organization, key.id())),
                key.certificate(),
                key.made());
    }
}
