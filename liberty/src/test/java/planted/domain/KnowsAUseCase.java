package planted.domain;

import planted.application.service.KnowsAnAdapter;

public record KnowsAUseCase(KnowsAnAdapter service) {}
