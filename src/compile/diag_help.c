/*
 * What `gloss help CODE` says beyond the meaning: what to do, and notes of
 * which gloss complains. The tests compile each example. Data only.
 */

#include "base/msg.h"
#include "compile/diag.h"

static const struct {
	const char *advice;
	const char *example; /* notes; NULL where they would be too long */
} helps[DIAG_CODE_COUNT] = {
    [DIAG_CODE_ACRONYM_ODD] = {N_("Mend the acronym, or define it: a bold full "
				  "name under a heading, or a bracket."),
	"## TCP\n\n**Transmission Control Protocol**\n\n"
	"- Delivers a stream of bytes in order\n\n### Start\n\n"
	"- Each side sends a TPC segment before any data\n"},
    [DIAG_CODE_LATIN_TYPO] = {N_("Mend the word. Until then both spellings are "
				 "accepted in answers."),
	"## Delta\n\n- Sediment transport slows at the mouth\n"
	"- A delta grows where sediment transport is strong\n"
	"- Dams reduce sediment transport\n\n## Meander\n\n"
	"- The inner bank gains sand by sedment transport\n"},
    [DIAG_CODE_HEADING_VARIANT] = {N_("Spell both alike. Questions use the "
				      "spelling of the text below."),
	"## Chromatic Scael\n\n**Chromatic Scale**\n\n"
	"- Twelve notes, each a semitone above the one before\n"},
    [DIAG_CODE_EXPANSION_VARIANT] = {N_("Choose one way to write it out."),
	"## MRI\n\n**Magnetic Resonance Imaging**\n\n"
	"- Pictures of soft tissue\n\n## Contrast\n\n"
	"- Shortens relaxation in an MRI (Magnetic Resonence Imaging) scan\n"},
    [DIAG_CODE_SAME_TRANSLATION] =
	{N_("Find out which of the two has the name "
	    "wrong and mend it; or confirm the cards "
	    "with 'gloss resume'."),
	    "## CPR\n\n**Cardiopulmonary Resuscitation（心肺复苏）**\n\n"
	    "- 胸外按压与人工呼吸\n\n## AED\n\n"
	    "**Automated External Defibrillator（心肺复苏）**\n\n"
	    "- 自动分析心律并放电\n"},
    [DIAG_CODE_ACRONYM_MISMATCH] = {N_("If the name is not what the letters "
				       "stand for, all is well: it is then "
				       "read as a description."),
	"## SNR\n\n**Bit Error Rate**\n\n"
	"- The share of bits that arrive wrong\n"},
    [DIAG_CODE_TRANSLATION_PERMUTED] = {N_("Choose one order. Until then both "
					   "are accepted in answers."),
	"## 温跃层（海水温度跃层）\n\n- 温度随深度急剧变化的一层\n\n"
	"## 声道\n\n- 在海水跃层温度变化最大处，声线会弯曲\n"},
    [DIAG_CODE_HEADING_DUPLICATE] = {N_("Put the sections together, or tell "
					"the headings apart."),
	"# Cheese\n\n## Brie\n\n- A soft cheese with a white rind\n\n"
	"## Comté\n\n- A hard cheese aged in caves\n\n## Brie\n\n"
	"- Ripens from the outside in\n"},
    [DIAG_CODE_TERM_MERGED] = {N_("Nothing, if they are one term. Else tell "
				  "the headings apart."),
	NULL},
    [DIAG_CODE_DUPLICATE_LABEL] = {N_("Mend the label that is wrong. The cards "
				      "on both are held until then."),
	"## 曝光\n\n- 光圈：决定进光口的大小与景深\n- 快门：决定感光的时间\n"
	"- 光圈：决定感光元件对光的敏感程度\n"},
    [DIAG_CODE_TRUNCATED] = {N_("Finish the sentence. What stands before the "
				"break is still asked."),
	"## 土壤\n\n- 黏土的颗粒很细（直径小于两微米\n- 砂土排水很快\n"},
    [DIAG_CODE_EMPTY_SECTION] = {N_("Write what the term means, or take the "
				    "heading out."),
	"## Bowline\n\n- A loop that does not slip\n\n## Clove hitch\n\n"
	"## Reef knot\n\n- Joins two ropes of equal size\n\n"
	"## Sheet bend\n\n- Joins two ropes of different size\n"},
    [DIAG_CODE_EMPTY_LABEL] = {N_("Write what belongs behind the label."),
	"## Reef knot\n\n- Joins two ropes of equal size\n- Weakness:\n"},
    [DIAG_CODE_IMAGE_ONLY] = {N_("A picture cannot be asked. Say in a line "
				 "what it shows."),
	"## Anchor bend\n\n### Structure\n\n![the knot](anchor.png)\n\n"
	"### Uses\n\n- Ties a rope to a ring\n"},
    [DIAG_CODE_IMAGE_MISSING] = {N_("Mend the path, which is relative to the "
				    "notes."),
	"## Anchor bend\n\n- Ties a rope to a ring\n\n"
	"![the knot](anchor.png)\n"},
    [DIAG_CODE_TABLE_RAGGED] = {N_("Fill or remove the cell; a bar inside a "
				   "cell is written \\|."),
	"## Gears\n\n| Gear | Ratio | Use |\n| --- | --- | --- |\n"
	"| first | 3.6 | start | hill |\n| second | 2.1 | town |\n"
	"| third | 1.4 | road |\n"},
    [DIAG_CODE_TABLE_ODD] = {N_("Fill or remove the column; give each row a "
				"head of its own."),
	"## Gears\n\n| Gear | Ratio | Use |\n| --- | --- | --- |\n"
	"| first | 3.6 | start |\n| second | 2.1 | town |\n"
	"| first | 1.4 | road |\n"},
    [DIAG_CODE_TABLE_SIZE] = {N_("Split the table."), NULL},
    [DIAG_CODE_BRACKETS_MIXED] = {N_("Close the bracket in the width in which "
				     "it opens."),
	"## 榫\n\n- 榫头（tenon)插入卯眼\n"},
    [DIAG_CODE_HEADING_SPACE] = {N_("Begin the line with #, and put one space "
				    "after the last #."),
	"# Weaving\n\n  ## Warp\n\n- The threads that run along the cloth\n"},
    [DIAG_CODE_CODE_AS_PROSE] = {N_("Take the backticks away, or indent it as "
				    "code."),
	"## Spring tide\n\n`\nThe larger tide at new and full moon, when sun "
	"and moon pull along one line\n`\n"},
    [DIAG_CODE_SYMBOL_TWICE] = {N_("Mend the symbol or the number that is "
				   "wrong; the cards on both are held until "
				   "then."),
	"## Bayes\n\n- true rate r(t) = 0.9\n- sampled rate r(t) = 0.4\n"},
    [DIAG_CODE_ARITHMETIC] = {N_("Calculate again. The cards on the line are "
				 "held until then."),
	"## Scaling\n\n- Eight portions need 8 * 150 = 1250\n"},
    [DIAG_CODE_FORMULA_SWAP] = {N_("Find out which way is right; where both "
				   "are, say \"vice versa\"."),
	"## 能斯特\n\n- 电位取决于 log(c(o)/c(r))，其中 c(o) 是氧化态的浓度\n"
	"- 还原态较多时 log(c(r)/c(o)) 变小，电位降低\n"},
    [DIAG_CODE_CIRCULAR] = {N_("Explain the label in other words."), NULL},
    [DIAG_CODE_DUPLICATE_FACT] = {N_("Nothing: it is asked once."), NULL},
    [DIAG_CODE_TOO_LONG] = {N_("Break the item into points, or begin them with "
			       "labels."),
	NULL},
    [DIAG_CODE_AMBIGUOUS_PROMPT] = {N_("Tell the headings or labels apart."),
	NULL},
    [DIAG_CODE_LEAK_DROPPED] = {N_("Nothing: what names itself is not asked."),
	NULL},
    [DIAG_CODE_ACRONYM_AMBIGUOUS] = {N_("Nothing, if it has two meanings: "
					"either is accepted."),
	NULL},
    [DIAG_CODE_FEW_DISTRACTORS] = {N_("Nothing: the question is asked in "
				      "another form."),
	NULL},
    [DIAG_CODE_DECK_LARGE] = {N_("Add parts of the notes as decks of their "
				 "own, or lower the cap with a marker."),
	NULL},
    [DIAG_CODE_UNKNOWN_MARKER] = {N_("See gloss-notes(5) for the markers there "
				     "are."),
	"## Warp\n\n<!-- gloss: skipp -->\n- The threads along the cloth\n"},
    [DIAG_CODE_FRONT_MATTER_BAD] = {N_("Write \"key: value\" lines between "
				       "two lines of ---."),
	"---\ntitle: Warp\nthread along the cloth\n---\n\n## Warp\n\n- Runs "
	"along the cloth\n"},
    [DIAG_CODE_NOT_UTF8] = {N_("Save the file as UTF-8."),
	"## Caf\xE9\n\n- A place to drink coffee\n"},
    [DIAG_CODE_CONTROL_CHARACTER] = {N_("Delete them: most editors can show "
					"them."),
	"## Warp\n\n- Runs along\x07 the cloth\n"},
    [DIAG_CODE_NESTING] = {N_("Nest less deep."), NULL},
    [DIAG_CODE_UNCLOSED_FENCE] = {N_("Close it with a line of as many "
				     "backticks."),
	"## Fence\n\n- A block of code\n\n```\nnever closed\n"},
};

const char *
diag_code_advice(enum diag_code code)
{
	return _(helps[code].advice);
}

const char *
diag_code_example(enum diag_code code)
{
	return helps[code].example;
}
