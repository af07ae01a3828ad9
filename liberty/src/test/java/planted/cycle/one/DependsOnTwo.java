package planted.cycle.one;

import planted.cycle.two.DependsOnOne;

public final class DependsOnTwo {
    public Class<?> other() {
        return DependsOnOne.class;
    }
}
