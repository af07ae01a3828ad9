package planted.cycle.two;

import planted.cycle.one.DependsOnTwo;

public final class DependsOnOne {
    public Class<?> other() {
        return DependsOnTwo.class;
    }
}
