package io.muster.rest.token;

import io.muster.application.port.in.token.ManageScimTokens.Tokens;
import io.muster.domain.token.ScimToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param newTokenUsed whether the current token has been used since it took the place of another */
@Schema(description = "The SCIM tokens that work. Secrets are not shown.")
public record ScimTokensView(
        @Schema(description = "Absent unless the mode is SCIM.")
        Optional<TokenView> current,

        @Schema(description = "Tokens that were replaced and work until their end.")
        List<TokenView> retiring,

        @Schema(description = "Whether the current token has been used.")
        boolean newTokenUsed) {

    @Schema(description = "A SCIM token without its secret.")
    public record TokenView(
            @Schema(description = "The part of the token after mst_scim_.", examples = "0D1nVv2mPEXtCBy5m")
            String publicId,

            Instant createdAt,
            @Schema(examples = "operator") String createdBy,

            @Schema(description = "To the minute; absent if the token was never used.")
            Optional<Instant> lastUsedAt,

            @Schema(description = "Absent for the current token.")
            Optional<EndingView> ending) {}

    /** Returns the view of tokens at a moment. */
    public static ScimTokensView of(Tokens tokens) {
        Optional<TokenView> current = tokens.ring().current().map(ScimTokenMapper.VIEWS::view);
        List<TokenView> retiring = tokens.ring().retiringAt(tokens.now()).stream()
                .map(ScimTokenMapper.VIEWS::view)
                .toList();
        return new ScimTokensView(
                current, retiring, current.flatMap(TokenView::lastUsedAt).isPresent());
    }

    @Schema(description = "When a token stops to work, and why.")
    public record EndingView(Instant at, ScimToken.Ending.Reason reason) {}
}
