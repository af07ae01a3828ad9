package planted.application.port.in;

import planted.application.port.out.DependsOnAService;

public interface DependsOnAnOutPort {
    DependsOnAService port();
}
