package planted.application.port.in;

import planted.application.port.out.KnowsAService;

public interface KnowsAnOutPort {
    KnowsAService port();
}
