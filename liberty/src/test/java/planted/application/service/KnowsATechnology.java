package planted.application.service;

import jakarta.inject.Inject;

public class KnowsATechnology {
    @Inject
    public KnowsATechnology() {}
}
