"""Coq."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, nested_comment

_WORDS: Final = ByWord(
    "no",
    {
        "k": """
        About Arguments Check Class CoFixpoint CoInductive Compute Context Corollary Defined
        Definition End Eval Example Existing Export Fixpoint Global Goal Hint Immediate Import
        Include Inductive Infix Instance Lemma Local Ltac Module Monomorphic Notation Opaque
        Polymorphic Print Printing Proof Qed Record Remark Require Rewrite Search SearchAbout
        Section Theorem Transparent Universe Universes Variable Variables
""",
        "kr": """
        Prop Set Type as else end forall fun if in let match return then
""",
        "kp": """
        apply at auto autorewrite beta cbn cbv clear compute constructor delta dependent destruct
        eapply eauto econstructor edestruct eexists erewrite etransitivity exfalso exists f_equal
        first fold generalize induction injection instantiate intro intros inversion iota lazy
        native_compute red refine repeat revert rewrite setoid_rewrite simpl specialize split
        subst symmetry transitivity try unfold vm_compute with zeta
""",
        "ne": """
        assumption congruence eassumption exact omega reflexivity solve
""",
    },
)
_NAME: Final = r"[a-zA-Z_][\w']*"
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", "w"),
        (r"\(\*", "c", "comment"),
        (rf"({_NAME})(\.)(?={_NAME})", ("nn", "p")),
        (
            r"(Set|Unset)(\s+)(Implicit|Printing|Strict|Universe)(\s+)([A-Z]\w*)(?:(\.)(?=\s))?",
            ("k", "w", "k", "w", "k", "pi"),
        ),
        (r"_(?!\w)", "p"),
        (rf"({_NAME})(\.)(?=\s)", (_WORDS, "pi")),
        (_NAME, _WORDS),
        (r"\?[a-zA-Z_]\w*", "nv"),
        (r"'", "k"),
        (r'"', "s2", "text"),
        (r"\d[\d_]*(?:\.[\d_]*)?[eE][-+]?\d[\d_]*", "mf"),
        (r"\d[\d_]*", "mi"),
        (r"/\\|\\/", "o"),
        (r"::?|;|[¬→↔⇒⇔∀∃∈∧∨≔≡⊢⊤⊥⊨]", "p"),
        (r"[-+*/<>=|&~!?@#$%^,.()\[\]{}]+?", "o"),
    ),
    "text": ((r'\\[\s\S]|[^"\\]+', "s2"), (r'"', "s2", "-")),
    "comment": nested_comment("comment", "c", "(*", "*)"),
}
COQ: Final = Machine(_TABLE)
