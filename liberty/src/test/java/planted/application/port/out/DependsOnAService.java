package planted.application.port.out;

import planted.application.service.DependsOnATechnology;

public interface DependsOnAService {
    DependsOnATechnology service();
}
