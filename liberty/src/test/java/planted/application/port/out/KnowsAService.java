package planted.application.port.out;

import planted.application.service.KnowsATechnology;

public interface KnowsAService {
    KnowsATechnology service();
}
