package io.muster.rest.token;

import io.muster.domain.token.ScimToken;
import io.muster.rest.token.ScimTokensView.EndingView;
import io.muster.rest.token.ScimTokensView.TokenView;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies SCIM tokens into views; digests have no way out. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface ScimTokenMapper {
    ScimTokenMapper VIEWS = Mappers.getMapper(ScimTokenMapper.class);

    TokenView view(ScimToken token);

    EndingView view(ScimToken.Ending ending);

    default Optional<EndingView> ending(Optional<ScimToken.Ending> ending) {
        return ending.map(this::view);
    }
}
