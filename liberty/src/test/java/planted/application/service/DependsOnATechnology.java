package planted.application.service;

import jakarta.inject.Inject;

public class DependsOnATechnology {
    @Inject
    public DependsOnATechnology() {}
}
