/** Lists of words that phrases name with @. */
export const NAMES: Readonly<Record<string, string>> = {
  want: "want|wants|wanting|wanted|desire|desires|desiring|desired|wish|wished|wishing|hope|hoping|hoped|long|longing|need|needed|prefer|crave|craving|prefered|dream|choose|ready|like|love",
  pills:
    "pills|pill|paracetamol|tylenol|acetaminophen|ibuprofen|aspirin|codeine|benzos|xanax|valium|diazepam|sertraline|antidepressants|painkillers|sleeping|insulin|opioids|morphine|fentanyl|oxy|oxycodone|zopiclone|ambien|quetiapine|seroquel|lithium|propranolol|amitriptyline|tramadol|klonopin|ativan|lorazepam|temazepam|prescription|prescriptions|melatonin|trazodone|dose|doses",
  weapon:
    "gun|pistol|rifle|shotgun|revolver|handgun|knife|knives|razor|razors|blade|blades|scalpel|rope|ropes|noose|cord|belt|ligature|cable",
  kin: "mum|dad|kids|kid|children|sister|brother|son|daughter|family|wife|husband|partner|boys|girls|parents|friends|gran|nan|grandma|nana|baby|boyfriend|girlfriend|babies",
  they: "he|she|they|everyone|people|family|kids|children|husband|wife|parents|friends|mum|dad|you|anyone|world|nobody|partner|sister|brother|boyfriend|girlfriend|son|daughter|one",
  gone: "gone|dead|away|die|died",
  pet: "cat|dog|cats|dogs|pet|pets|rabbit|rabbits|hamster|kitten|puppy|horse|birds|bird|budgie|budgies|parrot|fish|hens|chickens|guinea|plants",
  things:
    "things|stuff|belongings|possessions|clothes|books|records|guitar|jewellery|jewelry|ring|car|money|savings|games|camera|bike|everything|collection|vinyl|piano|laptop|tools|furniture|plants|watch",
  soon: "tonight|today|tomorrow|now|soon|friday|saturday|sunday|monday|tuesday|wednesday|thursday|morning|weekend|evening|midnight",
  height:
    "bridge|roof|ledge|cliff|cliffs|rooftop|balcony|platform|tracks|rails|railway|railing|parapet|viaduct|overpass|window|building|tower|pier|quay|carpark|edge|barrier|dam|weir",
  traffic: "traffic|train|trains|bus|lorry|truck|car|cars|tube|metro|subway|tram|motorway|highway|road",
  water: "sea|river|ocean|lake|water|canal|waves|reservoir",
  number:
    "ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|10|12|14|15|16|18|20|24|25|28|30|32|36|40|45|48|50|56|60|64|70|75|80|90|96|100|112|120|150|200",
  therapist: "therapist|therapy|session|sessions|treatment|appointment|counselling",
  way: "way|ways|method|methods",
  acting:
    "(kill|killing|hang|hanging|drown|drowning|shoot|shooting|gas|gassing|off|offing|neck|necking|rope|roping|delete|deleting|end|ending|unalive|top|topping|suffocate|suffocating|poison|poisoning|starve|erase|erasing) myself",
};
