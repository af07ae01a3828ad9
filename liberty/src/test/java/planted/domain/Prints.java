package planted.domain;

public final class Prints {
    public void print() {
        System.out.println("secret");
    }
}
