/** Who to turn to when the service cannot answer. The same people as on the help page. */

export const CONTACTS = [
  {
    name: "ADIL, conseil gratuit d’un juriste",
    where: "www.anil.org",
    url: "https://www.anil.org/lanil-et-les-adil/votre-adil/",
  },
  {
    name: "France Rénov’ et Anah",
    where: "0 808 800 700",
    url: "tel:0808800700",
  },
  { name: "Sans abri ce soir", where: "115", url: "tel:115" },
];

export const DISCLAIMER =
  "Information générale donnée par un programme : elle ne remplace ni un conseil juridique ni la décision d’une administration.";
