package org.touchstonehub.match.evaluate;

/**
 * What a clustering is worth.
 *
 * @param records records judged
 * @param truePairs pairs of records that are the same thing
 * @param foundPairs pairs of records that share a cluster
 * @param commonPairs pairs that are both
 * @param pairwise over pairs of records
 * @param bCubed over records: of a record's cluster the share that is of its entity, and of its
 *     entity the share that is in its cluster, averaged over all records (Bagga and Baldwin 1998)
 * @param clusters over whole clusters that hold just one entity's records, all of them; records
 *     that stand alone count
 * @param largerClusters the same over clusters and entities of two or more records
 * @param variationOfInformation in bits: what the clusters do not tell of the entities, and the
 *     entities of the clusters; 0 if both are the same, at most log2 of the records (Meila 2007)
 * @param sizes how many clusters and entities there are of each size
 */
public record Scores(
    long records,
    long entities,
    long foundClusters,
    long truePairs,
    long foundPairs,
    long commonPairs,
    Measure pairwise,
    Measure bCubed,
    Measure clusters,
    Measure largerClusters,
    double variationOfInformation,
    ClusterSizes sizes) {}
