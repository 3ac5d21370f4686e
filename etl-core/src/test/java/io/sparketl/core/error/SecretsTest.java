package io.sparketl.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource({
    "s3a://KEY:SEC/RE+T@bucket/x, s3a://*****@bucket/x",
    "hdfs://user:pw@host:8020/x, hdfs://*****@host:8020/x",
    "wasbs://c@a.blob.core.windows.net/t.csv?sv=2020&sig=Zx9%2Fq, wasbs://c@a.blob.core.windows.net/t.csv?sv=2020&sig=*****",
    "https://b.s3.amazonaws.com/x?X-Amz-Signature=0ff&y=1, https://b.s3.amazonaws.com/x?X-Amz-Signature=*****&y=1",
    "s3a://AKIAIOSFODNN7EXAMPLE@bucket/x, s3a://*****@bucket/x"
  })
  void aPathWithACredentialIsRefusedWithoutSayingIt(String path, String masked) {
    assertThatThrownBy(() -> Secrets.refuseIn(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'%s' holds a credential".formatted(masked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/taxi",
        "/in/token=a/x.csv",
        "hdfs://host:8020/users/me@work/x",
        "abfss://container@account.dfs.core.windows.net/x",
        "s3a://bucket/secret/a:b@c",
        "file:/in/a?b.csv"
      })
  void otherPathsAreTakenAsTheyAre(String path) {
    assertThat(Secrets.objection(path)).isEmpty();
  }

  @Test
  void aParameterIsMaskedByItsName() {
    assertThat(
            Secrets.mask(
                Map.of(
                    "db.password", "x", "apiToken", "x", "fs.s3a.access.key", "x", "miles", "1")))
        .isEqualTo(
            Map.of(
                "db.password", "*****",
                "apiToken", "*****",
                "fs.s3a.access.key", "*****",
                "miles", "1"));
    assertThat(Secrets.mask("fs.s3a.aws.credentials.provider", "a.B")).isEqualTo("a.B");
    assertThat(Secrets.mask("token", "null")).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({
    "fs.s3a.secret.key=abc and more, fs.s3a.secret.key=***** and more",
    "the key AKIAIOSFODNN7EXAMPLE is unknown, the key ***** is unknown",
    "spark.hadoop.fs.s3a.aws.credentials.provider=a.B, spark.hadoop.fs.s3a.aws.credentials.provider=a.B",
    "an invalid token at line 1, an invalid token at line 1"
  })
  void aTextIsMaskedWhereACredentialStands(String text, String masked) {
    assertThat(Secrets.mask(text)).isEqualTo(masked);
  }

  @Test
  void whatThisJvmWasGivenIsKnownWhereverItStands() {
    System.setProperty("tests.secret.key", "rosebud-rosebud");
    try {
      var failure =
          new EtlException(ErrorCode.JOB_FAILED, "no rosebud-rosebud here", "say rosebud-rosebud");

      assertThat(failure).hasMessage("ETL-401 JOB_FAILED: no ***** here; say *****");
      assertThat(failure.problem() + failure.remedy()).doesNotContain("rosebud");
    } finally {
      System.clearProperty("tests.secret.key");
    }
  }
}
