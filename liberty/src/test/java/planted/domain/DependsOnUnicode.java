package planted.domain;

import com.ibm.icu.text.Normalizer2;

class DependsOnUnicode {
    final Normalizer2 tables = Normalizer2.getNFKCCasefoldInstance();
}
