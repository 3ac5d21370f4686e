package io.sparketl.core.contract;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class ContractTest {

  @Test
  void refusesTwoFieldsThatASourceCouldNotTellApart() {
    assertThatThrownBy(() -> Contract.of(number("total"), number("amount").alias(" TOTAL ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column name 'total' stands twice in a contract");
  }

  @Test
  void refusesTwoRulesOfOneName() {
    var contract = Contract.of(number("miles")).keep("above zero", above("miles", 0));

    assertThatThrownBy(() -> contract.keep("above zero", above("miles", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule 'above zero' stands twice in a contract");
  }

  @Test
  void refusesARuleOfWhatItDoesNotHave() {
    assertThatThrownBy(() -> Contract.of(number("miles")).keep("fast", above("speed", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a contract has no field speed");
    assertThatThrownBy(() -> Contract.of(text("zone")).keep("far", above("zone", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rule compares text with 0");
    var fine = new Condition("miles", Comparison.ABOVE, new BigDecimal("0.0000001"));
    assertThatThrownBy(() -> Contract.of(number("miles")).keep("far", fine))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 after it, unlike 1E-7");
  }

  @Test
  void refusesAContractOfNothing() {
    assertThatThrownBy(() -> Contract.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a contract needs at least one field");
  }

  @Test
  void isOpenWithoutFieldsOnlyIfItSaysSo() {
    assertThat(Contract.open().isOpen()).isTrue();
    assertThat(Contract.of(text("zone")).isOpen()).isFalse();
  }

  @Test
  void isPublishedInOneOrderOnly() {
    var sorted = Contract.of(text("zone")).orderedBy(functions.col("zone"));

    assertThat(sorted.inGivenOrder().order()).isEmpty();
    assertThat(sorted.inGivenOrder().orderedBy(functions.col("zone")).isInGivenOrder()).isFalse();
  }

  @Test
  void givesItsSchema() {
    assertThat(Contract.of(text("type"), number("miles")).schema().toDDL())
        .isEqualTo("type STRING,miles DECIMAL(18,6)");
  }

  @Test
  void findsAFieldByAliasWithoutCaseOrBlanks() {
    var field = number("total_amount").alias("total_amt");

    assertThat(field.isNamed(" Total_AMT ")).isTrue();
    assertThat(field.isNamed("TOTAL_AMOUNT")).isTrue();
    assertThat(field.isNamed("total")).isFalse();
  }

  @Test
  void comparesWholeNumbersWithWholeNumbers() {
    assertThat(FieldType.WHOLE.stored(BigDecimal.valueOf(1000))).isEqualTo(1000);
    assertThatThrownBy(() -> FieldType.WHOLE.stored(new BigDecimal("0.5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rule compares whole numbers with 0.5");
  }
}
