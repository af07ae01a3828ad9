package io.muster.idp.connection;

import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import io.muster.idp.connection.oidc.OidcProvider;
import java.net.URI;
import java.util.List;

/** Talks to identity providers, each by its protocol. */
public final class ConnectedProviders implements IdentityProviders {
    private final OidcProvider oidc;

    public ConnectedProviders(OidcProvider oidc) {
        this.oidc = oidc;
    }

    @Override
    public List<Finding> check(Relation relation) {
        return oidc.check(settings(relation), relation);
    }

    @Override
    public URI depart(Relation relation, Trip trip) {
        return oidc.depart(settings(relation), relation, trip);
    }

    @Override
    public ProvenIdentity prove(Relation relation, Trip trip, ProviderAnswer answer) {
        if (answer instanceof OidcCallback callback) {
            return oidc.prove(settings(relation), relation, trip, callback);
        }
        throw new SignInRefused(SignInCode.CONNECTION_CHANGED, "The answer is of another protocol");
    }

    private static OidcSettings settings(Relation relation) {
        if (relation.settings() instanceof OidcSettings settings) {
            return settings;
        }
        throw new SignInRefused(SignInCode.CONNECTION_CHANGED, "The connection is of another protocol");
    }
}
