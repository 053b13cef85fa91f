import type { CueList } from "./cue.ts";

/** Telling others a way. It says nothing about whoever writes it, and must not be read by somebody who looks for one. */
export const TELLING: readonly CueList[] = [
  {
    kind: "telling",
    weight: 0,
    phrases: [
      "(if you|you) (really)? want to (be sure|make sure|do it|die|go|end it|be certain) ~2 (you|take|use|do|have|need|just)",
      "(you|u|just|then|they) (have to|need to|should|can|could|must|just|want to|just have to)? (take|swallow|mix|drink|crush) (the|all|a|at least|about|around|more than|the whole) ~3 (@pills|box|packet|bottle|mg|alcohol|drink|vodka) ~6 (with|and|die|dead|sleep|asleep|wake|enough|works|worked|lethal|not tell|do not)",
      "(that is|thats|is) how (it|he|she|they|my|people) ~4 (worked|did it|died|went|do it|does it)",
      "(ways|way|methods|method|ones|one|kind) ~4 (work|works|worked) ~6 (tell|list|name|long|sure|best|dose)",
      "(i can|can|i will|will|ill) (tell|show|send|teach|give) (you|u|them|anyone) ~2 (which|how|step by step|the name|the dose|the amount|the method|the recipe|what to take|where to get|what worked|exactly) ~3",
      "(wrong|right|other) kind of (@pills|rope|knot|drug)",
      "(do it|sit|went|go|stay) in the garage ~6 (asleep|sleep|engine|car|running|uncle|peaceful|felt nothing)",
      "(just)? (fell|falls|fall) asleep ~3 (never|not wake|peaceful|garage|exhaust|car)",
      "(same|best|good|right|perfect|usual) spot ~3 (at|on|by|near) the (cliffs|bridge|tracks|station|viaduct|cliff|roof)",
      "(no|there is no) (fence|barrier|railing|cameras) (there|and|at)",
      "(use|used|take|try) the stuff (under|in|from) the (sink|garden|garage|shed|shop)",
      "(hold|snap|use) ~3 (ice|band|elastic|lighter) ~8 (no marks|enough|hot|nobody|not scar)",
      "so (that)? it (does not|will not|doesnt) scar",
      "(how i|how we|how to) (do|did|cut|hurt|burn) (it|myself) so ~3 (scar|show|sees|notice|marks)",
      "(website|site|forum|pdf|guide|book|list) ~4 (lists|explains|tells|shows|describes) ~3 (ways|methods|how to die|doses|which|how long)",
      "(it|that) (is)? (takes|took|needs|is enough) ~2 (mg|grams|pills|tablets|storeys|metres|feet|minutes) ~3 (to die|to kill|lethal|to be sure|to pass out)",
      "(bag over|helium|exit bag|nitrogen|sodium nitrite|charcoal in|carbon monoxide|hose from) ~6 (head|works|painless|quick|car|room|sleep|minutes|easy)",
    ],
  },
];
