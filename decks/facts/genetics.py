"""What an article on an inherited condition says of genes, inheritance, frequency, onset and technical terms."""

from dataclasses import dataclass

from decks.facts import Findings
from decks.facts.glosses import glosses_of
from decks.facts.heredity import heredity_of
from decks.facts.occurrence import occurrence_of
from decks.facts.readings import readings_of, stated_by
from decks.model import Fact, Relation


@dataclass(frozen=True, slots=True)
class Genetics:
    """The *facts* of an article's *findings* that are read by its genetics, in order."""

    findings: Findings
    facts: tuple[Fact, ...]

    @property
    def genes(self) -> tuple[str, ...]:
        """Return the genes that the article says cause the condition, each once."""
        causing = [f for f in self.facts if f.relation in (Relation.CAUSED_BY_GENE, Relation.SHARE_OF_GENE)]
        return tuple(dict.fromkeys(gene for fact in causing for gene in (fact.points or (fact.object,))))

    def of(self, *relations: Relation) -> tuple[Fact, ...]:
        """Return the facts of one of *relations*."""
        return tuple(fact for fact in self.facts if fact.relation in relations)


def genetics_of(findings: Findings) -> Genetics:
    """Return what the sentences of *findings* say of heredity, occurrence and terms."""
    topic = findings.topic
    facts: list[Fact] = []
    for reading in readings_of(findings.statements, topic):
        stated = stated_by(reading, topic)
        if not reading.text.rstrip().endswith("?"):
            facts += heredity_of(reading, topic, stated)
            facts += occurrence_of(reading, topic, stated)
            facts += glosses_of(reading, topic, stated)
    return Genetics(findings, tuple(facts))
