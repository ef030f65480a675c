/**
 * Questions as a package of QTI 2.1 (IMS Question & Test Interoperability, Assessment Test, Question, and Item
 * Information Model v2.1, 2012) within IMS Content Packaging 1.1.
 *
 * One item a question. It is not adaptive, because few systems take items that are; so there are no hints,
 * which an item could only give between two attempts. The worked solution comes with the right answer.
 */
import { escaped } from "../../draw/escaped.ts";
import { shortDecimal } from "./decimal.ts";
import { image, paragraph, steps } from "./html.ts";
import type { Interval } from "./interval.ts";
import type { NumberAnswer, Question } from "./question.ts";

const ITEM = "http://www.imsglobal.org/xsd/imsqti_v2p1";
const ITEM_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd";
const PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1";
const PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd";
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
const DECLARATION = `<?xml version="1.0" encoding="UTF-8"?>`;

/** The files of a package by their paths. */
export function qti(questions: readonly Question[]): Record<string, string> {
  const files: Record<string, string> = { "imsmanifest.xml": manifest(questions) };
  for (const question of questions) {
    files[itemPath(question)] = item(question);
    if (question.figure) {
      files[picturePath(question)] = question.figure.svg;
    }
  }
  return files;
}

const identifier = ({ kind, seed }: Question): string => `${kind}-${seed}`;
const itemPath = (question: Question): string => `items/${identifier(question)}.xml`;
const picturePath = (question: Question): string => `items/${identifier(question)}.svg`;

function manifest(questions: readonly Question[]): string {
  return [
    DECLARATION,
    `<manifest xmlns="${PACKAGE}" xmlns:xsi="${INSTANCE}" xsi:schemaLocation="${PACKAGE} ${PACKAGE_SCHEMA}" identifier="blindfolded-hiker">`,
    "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>",
    "<organizations/>",
    "<resources>",
    ...questions.map((question) => [
      `<resource identifier="item-${identifier(question)}" type="imsqti_item_xmlv2p1" href="${itemPath(question)}">`,
      `<file href="${itemPath(question)}"/>`,
      ...(question.figure ? [`<file href="${picturePath(question)}"/>`] : []),
      "</resource>",
    ].join("")),
    "</resources>",
    "</manifest>",
    "",
  ].join("\n");
}

function item(question: Question): string {
  const { answer, figure, lang } = question;
  const picture = figure ? image(figure, `${identifier(question)}.svg`) : "";
  return [
    DECLARATION,
    `<assessmentItem xmlns="${ITEM}" xmlns:xsi="${INSTANCE}" xsi:schemaLocation="${ITEM} ${ITEM_SCHEMA}" identifier="${identifier(question)}" title="${escaped(question.name)}" adaptive="false" timeDependent="false" xml:lang="${escaped(lang)}">`,
    ...(answer.form === "choice" ? choice(question, picture) : number(question, answer, picture)),
    "</assessmentItem>",
    "",
  ].join("\n");
}

/** The score and which feedback is shown, as every item has them. */
const OUTCOMES = [
  `<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="1"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>`,
  `<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>`,
];
const RESPONSE = `<variable identifier="RESPONSE"/>`;

/** A choice is worth what the mapping says, and its feedback is called like itself. */
function choice({ answer, statement, solution }: Question, picture: string): string[] {
  const options = answer.form === "choice" ? answer.options : [];
  const name = (at: number): string => `choice-${at + 1}`;
  const right = options.findIndex((option) => option.right);
  return [
    `<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>${name(right)}</value></correctResponse><mapping lowerBound="0" upperBound="1" defaultValue="0"><mapEntry mapKey="${name(right)}" mappedValue="1"/></mapping></responseDeclaration>`,
    ...OUTCOMES,
    `<itemBody>${picture}<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>${escaped(statement)}</prompt>`,
    ...options.map(({ label }, at) => `<simpleChoice identifier="${name(at)}">${escaped(label)}</simpleChoice>`),
    "</choiceInteraction></itemBody>",
    "<responseProcessing><responseCondition>",
    `<responseIf><isNull>${RESPONSE}</isNull>${set("SCORE", "float", "0")}</responseIf>`,
    `<responseElse><setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue><setOutcomeValue identifier="FEEDBACK">${RESPONSE}</setOutcomeValue></responseElse>`,
    "</responseCondition></responseProcessing>",
    ...options.map((option, at) => modal(name(at), paragraph(option.feedback) + (option.right ? steps(solution) : ""))),
  ];
}

/** A number is looked up in the intervals, one after the other. */
function number({ statement, correct, solution }: Question, { value, accepted, slips, otherwise }: NumberAnswer, picture: string): string[] {
  const name = (at: number): string => `slip-${at + 1}`;
  return [
    `<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="float"><correctResponse><value>${shortDecimal(value)}</value></correctResponse></responseDeclaration>`,
    ...OUTCOMES,
    `<itemBody>${paragraph(statement)}${picture}<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="12"/></p></itemBody>`,
    "<responseProcessing><responseCondition>",
    `<responseIf><isNull>${RESPONSE}</isNull>${set("SCORE", "float", "0")}</responseIf>`,
    ...accepted.map((interval) => `<responseElseIf>${within(interval)}${set("SCORE", "float", "1")}${set("FEEDBACK", "identifier", "correct")}</responseElseIf>`),
    ...slips.map((slip, at) => `<responseElseIf>${within(slip)}${set("SCORE", "float", "0")}${set("FEEDBACK", "identifier", name(at))}</responseElseIf>`),
    `<responseElse>${set("SCORE", "float", "0")}${set("FEEDBACK", "identifier", "otherwise")}</responseElse>`,
    "</responseCondition></responseProcessing>",
    modal("correct", paragraph(correct) + steps(solution)),
    ...slips.map(({ feedback }, at) => modal(name(at), paragraph(feedback))),
    modal("otherwise", paragraph(otherwise)),
  ];
}

function within({ low, high }: Interval): string {
  const bound = (value: number): string => `<baseValue baseType="float">${shortDecimal(value)}</baseValue>`;
  return `<and><gte>${RESPONSE}${bound(low)}</gte><lte>${RESPONSE}${bound(high)}</lte></and>`;
}

function set(outcome: string, type: string, value: string): string {
  return `<setOutcomeValue identifier="${outcome}"><baseValue baseType="${type}">${value}</baseValue></setOutcomeValue>`;
}

function modal(name: string, html: string): string {
  return `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="${name}" showHide="show">${html}</modalFeedback>`;
}
