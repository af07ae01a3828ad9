package planted.domain.text;

import planted.domain.directory.Person;

class DependsOnTheDirectory {
    final Person person = new Person("ana");
}
