package planted.domain;

import planted.application.service.DependsOnAnAdapter;

public record DependsOnAUseCase(DependsOnAnAdapter service) {}
