package io.muster.application.testing.fake;

import io.muster.application.port.out.token.TokenRings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

record InMemoryTokenRings(InMemoryUnitOfWork unitOfWork) implements TokenRings {
    @Override
    public Supplier<Optional<Known>> ask(OrganizationId organization, String publicId) {
        return () ->
                findAnywhere(publicId).filter(known -> known.organization().id().equals(organization));
    }

    @Override
    public Optional<Known> findAnywhere(String publicId) {
        return Optional.ofNullable(unitOfWork.state().tokens.get(publicId)).flatMap(row -> Optional.ofNullable(
                        unitOfWork.state().organizations.get(row.organization().value()))
                .map(organization -> new Known(row.token(), organization)));
    }

    @Override
    public Supplier<Optional<Known>> lockShared(OrganizationId organization, String publicId) {
        return ask(organization, publicId);
    }

    @Override
    public TokenRing of(OrganizationId organization, Instant now) {
        return new TokenRing(
                organization,
                unitOfWork.state().tokens.values().stream()
                        .filter(row -> row.organization().equals(organization))
                        .map(InMemoryState.Token::token)
                        .filter(token -> token.worksAt(now))
                        .toList());
    }

    @Override
    public List<OrganizationId> organizationsWithTokensBy(
            Set<String> issuers, Instant now, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().tokens.values().stream()
                        .filter(row -> issuers.contains(row.token().createdBy())
                                && row.token().worksAt(now))
                        .map(InMemoryState.Token::organization),
                after,
                limit);
    }

    @Override
    public void save(TokenRing ring) {
        for (ScimToken token : ring.tokens()) {
            InMemoryState.Token present = unitOfWork.state().tokens.get(token.publicId());
            Optional<Instant> lastUsed =
                    present == null ? token.lastUsedAt() : present.token().lastUsedAt();
            put(ring.organization(), token, lastUsed);
        }
    }

    @Override
    public void used(OrganizationId organization, String publicId, Instant now) {
        InMemoryState.Token row = unitOfWork.state().tokens.get(publicId);
        if (row != null
                && row.organization().equals(organization)
                && LastUse.isDue(row.token().lastUsedAt(), now)) {
            put(row.organization(), row.token(), Optional.of(now));
        }
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<String> ended = unitOfWork.state().tokens.values().stream()
                .filter(row -> row.organization().equals(organization))
                .map(InMemoryState.Token::token)
                .filter(token ->
                        token.ending().filter(end -> end.at().isBefore(before)).isPresent())
                .map(ScimToken::publicId)
                .limit(limit)
                .toList();
        unitOfWork.state().tokens.keySet().removeAll(ended);
        return ended.size();
    }

    private void put(OrganizationId organization, ScimToken token, Optional<Instant> lastUsed) {
        ScimToken stored = new ScimToken(
                token.publicId(), token.digest(), token.createdAt(), token.createdBy(), lastUsed, token.ending());
        unitOfWork.state().tokens.put(token.publicId(), new InMemoryState.Token(organization, stored));
    }
}
