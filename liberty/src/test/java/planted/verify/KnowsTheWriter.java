package planted.verify;

import planted.domain.Prints;

public record KnowsTheWriter(Prints writer) {}
